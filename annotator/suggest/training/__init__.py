"""How the pipeline that ships was trained: from open corpora, by one command, repeatable by seed."""
