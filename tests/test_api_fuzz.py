"""The API, fuzzed from its own description: whatever the schema allows or forbids, no answer is a fault of the server and every answer
is one that the description names.
"""

import contextlib

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode, checks

pytestmark = pytest.mark.django_db
PROMISES = [
    checks.not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_schema_conformance,
]
ROUTES = [
    "POST /api/v1/chat/turn",
    "GET /api/v1/directory/countries",
    "GET /api/v1/directory/contacts",
    "GET /api/v1/knowledge/articles",
    "GET /api/v1/knowledge/articles/{code}",
    "POST /api/v1/search",
]


@pytest.fixture
def one_connection():
    """The test keeps its transaction: like Django's own test client, requests do not close its connection."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def operations(model, one_connection):
    from django.core.wsgi import get_wsgi_application

    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", get_wsgi_application())
    return {found.ok().label: found.ok() for found in schema.get_all_operations()}


def test_every_route_is_fuzzed(operations):
    assert sorted(operations) == sorted(ROUTES)


@pytest.mark.parametrize("mode", list(GenerationMode), ids=lambda mode: mode.value)
@pytest.mark.parametrize("route", ROUTES)
def test_the_api_keeps_its_promises(operations, route, mode):
    """`positive`: what the description allows; `negative`: what it forbids."""

    @settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(operations[route].as_strategy(generation_mode=mode))
    def keeps_its_promises(case):
        case.call_and_validate(checks=PROMISES, headers={"Accept-Encoding": "identity"})

    with contextlib.suppress(Unsatisfiable):  # a route without parameters has nothing to forbid
        keeps_its_promises()
