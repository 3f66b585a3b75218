"""What is published in words: each sentence composed once, a module a subject, and rendered by pages and pictures."""
