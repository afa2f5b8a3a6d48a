"""Optional understanding of words by a language model, held to what the text and the catalog say."""
