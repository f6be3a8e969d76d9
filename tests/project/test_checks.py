"""`check --deploy` on the servers that are in use."""

from partybuild.checks import no_embedded_servers


def test_embedded_servers_are_refused_in_production(settings):
    settings.EMBEDDED_SERVICES = True
    assert [error.id for error in no_embedded_servers(None)] == ["partybuild.E001"]


def test_servers_of_ones_own_pass(settings):
    settings.EMBEDDED_SERVICES = False
    assert no_embedded_servers(None) == []
