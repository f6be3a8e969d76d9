"""Documents, dated values and calendar days for tests."""

from datetime import date

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from apps.regulations.choices import DayKind, DocumentKind, Standing, Unit
from apps.regulations.models import (
    CalendarDay,
    LegalDocument,
    ProcedureStep,
    ProcedureTemplate,
    RuleValue,
)


class LegalDocumentFactory(DjangoModelFactory):
    """A document confirmed by a source; ``draft=True`` for an uncertain one."""

    issuer = "Ban Chấp hành Trung ương"
    number = factory.Sequence(lambda n: f"{n + 1}-QĐ/TW")
    signed_on = date(2021, 7, 30)
    kind = DocumentKind.REGULATION
    title_vi = "Quy định thi hành Điều lệ Đảng"
    in_force_from = date(2021, 7, 30)
    status = Standing.CONFIRMED
    source = "https://example.vn/van-ban"

    class Meta:
        model = LegalDocument

    class Params:
        draft = factory.Trait(status=Standing.DRAFT)


class RuleValueFactory(DjangoModelFactory):
    """A confirmed, still open value; ``draft=True``, or ``verified_by`` with ``verified=True``."""

    key = factory.Sequence(lambda n: f"test.rule_{n}.months")
    value = "12"
    unit = Unit.MONTHS
    document = factory.SubFactory(LegalDocumentFactory)
    article = "điểm 1.1"
    valid_from = date(2021, 7, 30)
    status = Standing.CONFIRMED
    source = "https://example.vn/quy-tac"

    class Meta:
        model = RuleValue

    class Params:
        draft = factory.Trait(status=Standing.DRAFT)
        verified = factory.Trait(
            status=Standing.VERIFIED, verified_at=factory.LazyFunction(timezone.now)
        )


class CalendarDayFactory(DjangoModelFactory):
    """A day off; ``worked=True`` for a Saturday worked in exchange."""

    date = date(2026, 9, 2)
    kind = DayKind.HOLIDAY
    name = "Quốc khánh"
    status = Standing.CONFIRMED
    source = "https://example.vn/lich"

    class Meta:
        model = CalendarDay

    class Params:
        worked = factory.Trait(kind=DayKind.WORKING_SWAP, name="Làm bù")


class ProcedureFactory(DjangoModelFactory):
    """A confirmed procedure without steps; ``draft=True`` for an uncertain one."""

    code = factory.Sequence(lambda n: f"procedure-{n}")
    kind = "signs_of_violation"
    body = "inspection_committee"
    title = "Kiểm tra khi có dấu hiệu vi phạm"
    document = factory.SubFactory(LegalDocumentFactory)
    valid_from = date(2021, 12, 22)
    status = Standing.CONFIRMED
    source = "https://example.vn/quy-trinh"

    class Meta:
        model = ProcedureTemplate

    class Params:
        draft = factory.Trait(status=Standing.DRAFT)


class StepFactory(DjangoModelFactory):
    """A confirmed step in the phase of preparation."""

    template = factory.SubFactory(ProcedureFactory)
    phase = "preparation"
    code = factory.Sequence(lambda n: f"A{n + 1}")
    order = factory.Sequence(lambda n: n + 1)
    title = "Đề xuất bằng văn bản"
    paper = "Tờ trình"
    signer = "Cán bộ theo dõi địa bàn"
    status = Standing.CONFIRMED

    class Meta:
        model = ProcedureStep
