## The frame of the site

site-questions = Questions

site-numbers = All numbers

site-crumbs = You are here

site-leave = Leave this page

site-leave-address = https://weather.gc.ca/

site-about = The site stores nothing about you and asks nothing of the net. It counts records; the people in its examples are invented.

## The strip of care, on the answer page and on every situation

care-label = Before you act

care-law = Law as of { $day }.

care-advice = This is not legal advice.

care-risk = Asking at the wrong time can start a removal: see a lawyer or a recognised organization first.

care-hotline = Canadian Human Trafficking Hotline, day and night:

care-number = 1-833-900-1010

care-today = What can she ask for today?

## The page of all numbers

numbers-lead = Every sentence here is read from a table; each number opens the rows behind it.
