/** What the server writes in front of service-worker.js (web/views/device.py). */
declare const SETUP: { release: string; shell: string[]; pages: string[]; offline: string };
