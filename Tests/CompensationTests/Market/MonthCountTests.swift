import Compensation
import Testing

@Suite struct MonthCountTests {
  @Test(arguments: [
    ("2025-03-15", "2025-06-14", 2), ("2025-03-15", "2025-06-15", 3), ("2025-03-15", "2025-06-16", 3),
    ("2025-03-15", "2025-03-15", 0), ("2025-03-15", "2025-04-14", 0), ("2024-12-31", "2025-01-30", 0),
    ("2024-12-31", "2025-01-31", 1), ("2023-05-15", "2025-02-15", 21), ("2023-05-15", "2025-02-14", 20),
    // The last day of a month that has no such day.
    ("2025-01-31", "2025-02-27", 0), ("2025-01-31", "2025-02-28", 1), ("2025-01-31", "2025-03-01", 1),
    ("2024-01-31", "2024-02-28", 0), ("2024-01-31", "2024-02-29", 1), ("2025-01-29", "2025-02-28", 1),
    ("2025-01-31", "2025-04-29", 2), ("2025-01-31", "2025-04-30", 3),
    // The last day of a short month is a day like others.
    ("2025-02-28", "2025-03-27", 0), ("2025-02-28", "2025-03-28", 1), ("2025-02-28", "2025-03-31", 1),
    ("2024-02-29", "2025-02-28", 12), ("0001-01-01", "9999-12-31", 119_987),
  ])
  func calendarMonths(first: String, second: String, months: Int) throws {
    let (first, second) = (try #require(CalendarDate(first)), try #require(CalendarDate(second)))
    #expect(MonthCount.calendar.between(first, second) == ExactDecimal(months))
    #expect(MonthCount.calendar.between(second, first) == ExactDecimal(-months))
  }

  @Test(arguments: [
    // 365.25 days a year: 1461 days are 48 months; 365 are 11.99178644…, one is 0.03285420944…
    ("2024-01-01", "2028-01-01", "48"), ("2025-01-01", "2026-01-01", "11.991786447638603696"),
    ("2025-01-01", "2025-01-02", "0.032854209445585216"), ("2025-01-02", "2025-01-01", "-0.032854209445585216"),
    ("2025-01-01", "2025-01-01", "0"),
    // 3,652,058 days × 48 / 1461.
    ("0001-01-01", "9999-12-31", "119985.478439425051334702"),
  ])
  func daysAsMonths(first: String, second: String, months: String) throws {
    let (first, second) = (try #require(CalendarDate(first)), try #require(CalendarDate(second)))
    #expect(MonthCount.days.between(first, second) == (try ExactDecimal(plain: months)))
  }
}
