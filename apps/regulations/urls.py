"""Addresses of the law."""

from django.urls import path, register_converter

from apps.regulations import views
from apps.regulations.rules import KEY_PATTERN

app_name = "regulations"


class KeyConverter:
    """A rule's key: words joined by dots, so it never collides with another address here."""

    regex = KEY_PATTERN.strip("^$")

    def to_python(self, value: str) -> str:
        """The key as it stands."""
        return value

    def to_url(self, value: str) -> str:
        """The key as it stands."""
        return value


register_converter(KeyConverter, "rule_key")

urlpatterns = [
    path("regulations/", views.rule_list, name="rules"),
    path("regulations/documents/", views.document_list, name="documents"),
    path("regulations/documents/<int:pk>/", views.document_detail, name="document"),
    path("regulations/documents/<int:pk>/verify/", views.verify_document, name="verify_document"),
    path("regulations/values/<int:pk>/verify/", views.verify_rule, name="verify_rule"),
    path("regulations/procedures/", views.procedure_list, name="procedures"),
    path("regulations/procedures/<slug:code>/", views.procedure_detail, name="procedure"),
    path(
        "regulations/procedures/<slug:code>/verify/",
        views.verify_procedure,
        name="verify_procedure",
    ),
    path("regulations/calendar/<int:year>/", views.calendar_year, name="calendar"),
    path("regulations/<rule_key:key>/", views.rule_detail, name="rule"),
]
