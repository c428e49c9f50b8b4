"""The directory as it is stored. Rules of showing are in domain.py; what is unverified never leaves the queries."""

from django.db import models


class Service(models.Model):
    """One entry of help. Public offices only; no person's own number, no place of a safe house."""

    ref = models.CharField(max_length=80, primary_key=True)
    name = models.CharField(max_length=200)
    name_id = models.CharField(max_length=200)
    kind = models.CharField(max_length=30)
    audience = models.CharField(max_length=30, blank=True)
    country = models.CharField(max_length=2, db_index=True)
    region = models.CharField(max_length=80, blank=True)
    city = models.CharField(max_length=80, blank=True)
    address = models.TextField(blank=True)
    phone = models.CharField(max_length=200, blank=True)
    hotline = models.CharField(max_length=200, blank=True)
    whatsapp = models.CharField(max_length=200, blank=True)
    sms = models.CharField(max_length=200, blank=True)
    email = models.CharField(max_length=200, blank=True)
    web = models.CharField(max_length=300, blank=True)
    hours = models.CharField(max_length=120, blank=True)
    languages = models.CharField(max_length=80, blank=True)
    free = models.CharField(max_length=3, blank=True)
    services = models.CharField(max_length=300, blank=True)
    for_women = models.BooleanField(default=False)
    for_emergency = models.BooleanField(default=False)
    notes_id = models.TextField(blank=True)
    source = models.TextField(blank=True)
    source_date = models.CharField(max_length=10, blank=True)
    confidence = models.CharField(max_length=10)
    labels = models.JSONField(default=dict)  # number -> how it is written for people
    mobiles = models.JSONField(default=list)  # the numbers that belong to mobile networks

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(confidence__in=["high", "medium", "low", "unverified"]),
                name="service_confidence_known",
            ),
            models.CheckConstraint(
                condition=~models.Q(source="") | models.Q(confidence="unverified"),
                name="service_has_source_or_is_unverified",
            ),
        ]


class Revision(models.Model):
    """Which reference data stands in the table: one row, so that every process notices a change."""

    digest = models.CharField(max_length=64)
    imported_at = models.DateTimeField()
