"""Articles, procedures and the sources behind every statement."""

from rantau.knowledge.domain import ArticleFault, Source
from rantau.knowledge.linting import Index, faults_in_articles, read_index
from rantau.knowledge.queries import (
    Article,
    Link,
    Procedure,
    article_as_dict,
    article_link,
    get_article,
    get_procedure,
    list_articles,
    list_procedures,
    procedure_link,
    revision,
    sources,
    warm_up,
)
from rantau.knowledge.services import import_knowledge

__all__ = [
    "Article",
    "ArticleFault",
    "Index",
    "Link",
    "Procedure",
    "Source",
    "article_as_dict",
    "article_link",
    "faults_in_articles",
    "get_article",
    "get_procedure",
    "import_knowledge",
    "list_articles",
    "list_procedures",
    "procedure_link",
    "read_index",
    "revision",
    "sources",
    "warm_up",
]
