"""Sentences of the rules about files."""

from django.utils.translation import gettext_lazy as _

from apps.core.errors import register_labels

register_labels(
    {
        "upload_too_big": _("What is sent at once may have at most %(most)s MB. Nothing of it was read or stored. Send fewer or smaller files."),
        "file_too_big": _("“%(name)s” has more than %(most)s MB, the limit of one file. Scan it with a lower resolution or split it."),
        "file_empty": _("“%(name)s” is empty."),
        "file_name_control": _("The name “%(name)s” has characters that cannot be seen or that turn the text. Rename the file."),
        "file_name_path": _("The name “%(name)s” has parts of a path. Rename the file."),
        "file_name_long": _("The name “%(name)s” has more than %(most)s characters. Rename the file."),
        "file_type": _("“%(name)s” is of a type that is not kept. Kept are PDF, JPEG, PNG, TIFF, DOCX, XLSX and ODT; the content counts, not the name."),
        "file_extension": _("The content of “%(name)s” is %(found)s, but its name does not end in %(expected)s. Rename the file as what it is."),
        "file_old_office": _("“%(name)s” has the old format of Word or Excel, or a password. Save it as .docx, .xlsx or PDF without a password."),
        "file_macro": _("“%(name)s” holds macros, which are programs. Save it as PDF, or without macros as .docx or .xlsx."),
        "file_objects": _("“%(name)s” holds other files or objects inside. Save it as PDF."),
        "file_remote": _("“%(name)s” fetches a template or an object from elsewhere when it is opened. Save it as PDF."),
        "file_encrypted": _("“%(name)s” is closed with a password and cannot be checked. Remove the password."),
        "file_damaged": _("“%(name)s” is damaged or incomplete. Open it, save it again and upload that."),
        "file_bomb": _("“%(name)s” unpacks to far more than it seems and is not kept. Save it as PDF."),
        "file_two_types": _("“%(name)s” can be read as two different types, or something is hidden behind its end. Save it again or print it to PDF."),
        "file_pdf_active": _("“%(name)s” is a PDF that runs scripts, starts programs or sends data. Print it to PDF again."),
        "file_pdf_packed": _("“%(name)s” is a PDF with other files inside. Upload those each by itself, and the PDF without them."),
        "file_pdf_unreadable": _("“%(name)s” is a PDF whose parts cannot be checked. Print it to PDF again."),
        "file_pixels": _("“%(name)s” has more than %(most)s million pixels. Scan it with a lower resolution."),
        "file_not_shown": _("A file of this type cannot be shown under a watermark; only PDF and pictures can. Replace it by a PDF made from it."),
        "file_gone": _("The stored file is missing. Tell the system administrator; the backup has it."),
        "file_changed": _("The stored file is not what was uploaded: its fingerprint differs. It is not shown; tell the system administrator."),
    }
)  # fmt: skip
