//! Other people's formats: iCalendar and CSV, bytes in and bytes out.
