"""What is published in words, each sentence composed once: a module a subject, rendered by pages, findings and figures."""
