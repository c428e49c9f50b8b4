"""The doctor says what is wrong in one line, and only then."""

import http.server
import socket
import threading

import pytest
from django.apps import apps

from rantau.config.cli import doctor


def test_an_old_python_is_wrong():
    assert not doctor.of_python((3, 10, 1)).good
    assert doctor.of_python((3, 11, 0)).good


def test_a_full_disk_is_wrong(tmp_path):
    assert not doctor.of_disk(199, tmp_path).good
    assert doctor.of_disk(200, tmp_path).good


@pytest.mark.parametrize(("mode", "good"), [(0o700, True), (0o750, False), (0o705, False)])
def test_an_open_data_folder_is_wrong(tmp_path, mode, good):
    tmp_path.chmod(mode)
    assert doctor.of_folder(tmp_path).good is good
    tmp_path.chmod(0o700)


def test_a_secret_that_others_can_read_is_wrong(tmp_path):
    kept = tmp_path / "secret.key"
    assert doctor.of_secret(kept, "x" * 48).sentence == "from RANTAU_SECRET_KEY"
    kept.write_text("x" * 48)
    kept.chmod(0o600)
    assert doctor.of_secret(kept, "x" * 48).good
    kept.chmod(0o640)
    finding = doctor.of_secret(kept, "x" * 48)
    assert not finding.good and "xxx" not in finding.sentence
    assert not doctor.of_secret(tmp_path / "none", "short").good


def test_a_taken_port_is_wrong_unless_rantau_has_it():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        other.settimeout(0.1)
        assert not doctor.of_port(other.getsockname()[1]).good

    class Healthy(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"ok")

        def log_message(self, *_):
            pass

    with http.server.HTTPServer(("127.0.0.1", 0), Healthy) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        finding = doctor.of_port(server.server_port)
        server.shutdown()
    assert finding.good and "Rantau answers" in finding.sentence


@pytest.mark.django_db
@pytest.mark.usefixtures("fresh_snapshots")
def test_an_installation_that_is_not_prepared(settings, tmp_path, capsys):
    for module in ("directory", "knowledge"):
        apps.get_model(module, "Revision").objects.all().delete()
    tmp_path.chmod(0o700)
    settings.DATA_DIR, settings.STATIC_ROOT = tmp_path, tmp_path / "static"
    found = dict(doctor.examine(port=0))
    wrong = {name for name, finding in found.items() if not finding.good}
    assert wrong == {"contacts", "articles", "model", "static files"}
    assert doctor.run(["--port", "0"]) == 1
    assert capsys.readouterr().out.count("WRONG") == 4


@pytest.mark.django_db
@pytest.mark.usefixtures("fresh_snapshots")
def test_a_prepared_installation():
    assert doctor.of_contacts().good
    assert doctor.of_articles().good
    assert doctor.of_tables().good
    assert doctor.of_database().good
