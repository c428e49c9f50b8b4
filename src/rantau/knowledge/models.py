"""Articles, procedures and their sources as they are stored."""

from django.db import models


class Fact(models.Model):
    """A sourced fact or the source of a procedure step (ids KF…, KS…)."""

    ref = models.CharField(max_length=8, primary_key=True)
    text = models.TextField()
    legal_basis = models.TextField(blank=True)
    source = models.TextField(blank=True)
    source_date = models.CharField(max_length=20, blank=True)
    confidence = models.CharField(max_length=10)


class Article(models.Model):
    """One article in one language, rendered when it was imported."""

    code = models.CharField(max_length=8)
    slug = models.SlugField(max_length=80)
    language = models.CharField(max_length=3)
    title = models.CharField(max_length=80)
    summary = models.CharField(max_length=200)
    topics = models.JSONField(default=list)
    countries = models.JSONField(default=list)
    stage = models.CharField(max_length=10)
    emergency = models.BooleanField(default=False)
    checked_on = models.DateField()
    contacts = models.JSONField(default=list)
    procedures = models.JSONField(default=list)
    search = models.TextField(blank=True)
    needs_review = models.BooleanField(default=False)
    html = models.TextField()
    cited = models.JSONField(default=list)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["slug", "language"], name="article_once_per_language")]


class Procedure(models.Model):
    """A procedure as a list of steps (order, text, documents, cost, duration, where, source)."""

    code = models.CharField(max_length=8, primary_key=True)
    name = models.CharField(max_length=120, unique=True)
    country = models.CharField(max_length=2)
    steps = models.JSONField(default=list)


class Revision(models.Model):
    """Which content stands in the tables."""

    digest = models.CharField(max_length=64)
    imported_at = models.DateTimeField()
