"""Sentences of the refusals about training, words of the trail."""

from django.utils.translation import gettext_lazy as _

from apps.core.audit import register_actions, register_details
from apps.core.errors import register_labels

register_labels(
    {
        "training_year": _("Enter a year between 1990 and 2100."),
        "training_turns_missing": _("Enter how many turns are planned: without them no year can be measured."),
        "training_more_classes": _("There are more classes than turns."),
        "training_planned_already": _("This year has a plan for this kind of course and group already: open it and enter the numbers of the later decision."),
        "training_name_missing": _("Enter what is taught."),
        "training_institution_missing": _("Enter who teaches."),
        "training_ends_before": _("The last day lies before the first."),
        "training_level_of_theory": _("A level of political theory belongs to a course of political theory."),
        "training_plan_unknown": _("Choose a plan of the office that keeps the class."),
        "training_plan_of_other_kind": _("The plan is for another kind of course or another group."),
        "training_plan_of_other_year": _("The plan is for a year in which the class does not take place."),
        "training_not_open": _("The class is held or cancelled: nobody is added and nothing ended."),
        "training_not_over": _("The class goes on until %(day)s."),
        "training_not_begun": _("The class has not begun: there is no result yet."),
        "training_cancelled": _("The class was cancelled."),
        "training_certified_already": _("Somebody has a certificate of this class: it took place."),
        "training_who_missing": _("Choose a cadre or a member, one of the two."),
        "training_in_class_already": _("This person is in the class already."),
        "training_certificate_halves": _("A certificate has a number and a day."),
        "training_certificate_without_pass": _("Only who has passed gets a certificate."),
        "training_certified_before": _("The certificate is dated before the class began."),
        "training_class_unknown": _("No open class bears this reference."),
        "training_not_whole": _("Nothing of a file is loaded while one of its rows is wrong."),
    }
)  # fmt: skip
register_actions(
    {
        "cadres.training_planned": _("entered a training plan"),
        "cadres.training_plan_changed": _("changed a training plan"),
        "cadres.training_class_opened": _("set up a class"),
        "cadres.training_class_held": _("recorded that a class was held"),
        "cadres.training_class_cancelled": _("cancelled a class"),
        "cadres.training_class_read": _("read a class with its people"),
        "cadres.training_attendance_entered": _("entered somebody in a class"),
        "cadres.training_result_recorded": _("recorded a result of training"),
        "cadres.training_file_loaded": _("loaded the people of a class from a file"),
        "cadres.training_needs_read": _("read who needs training"),
    }
)
register_details({"result": _("result")})
