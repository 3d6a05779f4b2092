"""Sentences, dates and scripts: the only room that knows how things are said."""
