"""Result tables: data and contract in, the same cells out in every format and both languages."""
