"""./rantau serve: set everything up, then serve web pages until it is stopped."""

import argparse
import errno
import gc
import os
import socket
import sys
from collections.abc import Callable
from typing import Any

from rantau.config.cli.words import say, stop


def run(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="rantau serve")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument(
        "--demo", action="store_true", help="add demo organisations, cases and people that do not exist"
    )
    parser.add_argument(
        "--production", action="store_true", help="several workers, strict settings (docs/operations.md)"
    )
    options = parser.parse_args(arguments)
    if not 1 <= options.port <= 65535:
        stop(f"port {options.port} does not exist; choose one from 1 to 65535.")
    if options.production:
        os.environ["RANTAU_PRODUCTION"] = "yes"
    _refuse_a_taken_port(options.host, options.port)

    from rantau.config.cli.prepare import prepare_everything

    prepare_everything()
    if options.demo:
        say(
            "Demo: the directory, the articles and the chat are complete as they are; this version has no cases or people to invent yet."
        )
    _serve(options.host, options.port, production=options.production)
    return 0


def _refuse_a_taken_port(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                stop(
                    f"port {port} is already taken by another program. Stop it, or choose another: ./rantau serve --port {port + 1}"
                )
            if error.errno == errno.EACCES:
                stop(f"this user may not use port {port}. Choose one above 1023: ./rantau serve --port 8000")
            stop(f"the address {host} cannot be used on this machine.")


def _serve(host: str, port: int, *, production: bool) -> None:
    from gunicorn.app.base import BaseApplication

    from rantau.config import env
    from rantau.config.quiet_logs import quiet_server_logs

    cores = os.cpu_count() or 1
    workers = env.number("RANTAU_WORKERS", cores * 2 if production else min(cores, 2), low=1, high=64)
    threads = env.number("RANTAU_THREADS", 4 if production else 8, low=1, high=64)

    class Server(BaseApplication):  # type: ignore[misc]
        def load_config(self) -> None:
            settings = {
                "bind": f"[{host}]:{port}" if ":" in host else f"{host}:{port}",
                "workers": workers,
                "threads": threads,
                "worker_class": "gthread",
                "preload_app": True,  # the model and the directory are loaded once and shared by all workers
                "timeout": 30,
                "graceful_timeout": 20,
                "keepalive": 30,
                "max_requests": 50_000 if production else 0,
                "max_requests_jitter": 5_000 if production else 0,
                "limit_request_line": 2048,
                "accesslog": None,  # an access log would hold addresses and what people look at
                "errorlog": "-",
                "loglevel": "warning",
                "logconfig_dict": quiet_server_logs(),
                "control_socket_disable": True,
                "when_ready": lambda _: say(f"Rantau is ready: http://{host}:{port}   (stop with Ctrl+C)"),
            }
            for name, value in settings.items():
                if name in self.cfg.settings:
                    self.cfg.set(name, value)

        def load(self) -> Callable[..., Any]:
            from django.db import connections

            from rantau.config.wiring import warm_up
            from rantau.config.wsgi import application

            warm_up()
            connections.close_all()  # a database connection must not be shared by processes
            # What was loaded now lives as long as the process: the collector need not walk it again and again, nor copy its pages.
            gc.collect()
            gc.freeze()
            # A turn is a few milliseconds of pure computing: letting it finish beats switching between several halves.
            sys.setswitchinterval(0.02)
            return application

    Server().run()
