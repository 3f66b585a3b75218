a = été
