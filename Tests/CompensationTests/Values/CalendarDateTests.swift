import Compensation
import Testing

@Suite struct CalendarDateTests {
  @Test(arguments: [
    (2024, 2, 29), (2000, 2, 29), (2023, 2, 28), (1, 1, 1), (9999, 12, 31), (2025, 4, 30), (2025, 12, 31),
    (2026, 1, 31), (1600, 2, 29),
  ])
  func daysThatExist(year: Int, month: Int, day: Int) throws {
    let date = try #require(CalendarDate(year: year, month: month, day: day))
    #expect([date.year, date.month, date.day] == [year, month, day])
  }

  @Test(arguments: [
    (2023, 2, 29), (1900, 2, 29), (2100, 2, 29), (2024, 2, 30), (2025, 4, 31), (2025, 6, 31), (2025, 9, 31),
    (2025, 11, 31),
    (2025, 1, 32), (2025, 13, 1), (2025, 0, 1), (2025, 1, 0), (0, 1, 1), (10_000, 1, 1), (2025, -1, 1),
  ])
  func daysThatDoNotExist(year: Int, month: Int, day: Int) {
    #expect(CalendarDate(year: year, month: month, day: day) == nil)
  }

  @Test(arguments: ["2026-01-31", "0001-01-01", "9999-12-31", "2024-02-29"])
  func aDateIsWrittenAsItIsRead(text: String) throws {
    #expect(try #require(CalendarDate(text)).description == text)
  }

  @Test(arguments: [
    "", "2026", "2026-1-31", "26-01-31", "2026/01/31", "31.01.2026", "2026-01-31T00:00", " 2026-01-31", "2026-01-3a",
    "2026-02-30",
    "20260131", "2026-01-1１", "+026-01-31", "-026-01-31", "2026-00-10", "0000-01-01", "2026--1-01",
  ])
  func anythingElseIsNoDate(text: String) {
    #expect(CalendarDate(text) == nil)
  }

  @Test func earlierIsLess() throws {
    let texts = ["2024-12-31", "2025-01-01", "2025-01-02", "2025-02-01", "2026-01-01"]
    let dates = try texts.map { try #require(CalendarDate($0)) }
    #expect(dates.reversed().sorted() == dates)
    #expect(!(dates[0] < dates[0]))
  }

  @Test(arguments: [
    ("2025-01-12", "2025-01-12", 0), ("2025-01-12", "2025-01-13", 1), ("2025-01-13", "2025-01-12", -1),
    // 366 days of 2024 and 34 of 2025: 31 in January, and to 4 February.
    ("2024-01-01", "2025-02-04", 400), ("2024-01-01", "2025-02-05", 401),
    ("2024-02-28", "2024-03-01", 2), ("2023-02-28", "2023-03-01", 1), ("1900-02-28", "1900-03-01", 1),
    ("2000-02-28", "2000-03-01", 2),
    ("2026-01-01", "2027-01-01", 365), ("2024-01-01", "2025-01-01", 366),
    // 400 years hold 97 leap days: 400 × 365 + 97.
    ("1601-01-01", "2001-01-01", 146_097), ("2000-02-29", "2400-02-29", 146_097),
    // The whole calendar: 9,999 years, of which 2,499 are divisible by 4, 99 by 100 and 24 by 400, less its last day:
    // 9,999 × 365 + 2,499 − 99 + 24 − 1.
    ("0001-01-01", "9999-12-31", 3_652_058),
    // Day 719,162 of the calendar is the first of Unix time.
    ("0001-01-01", "1970-01-01", 719_162),
  ])
  func daysBetween(first: String, second: String, days: Int) throws {
    let (first, second) = (try #require(CalendarDate(first)), try #require(CalendarDate(second)))
    #expect(first.days(until: second) == days)
    #expect(second.days(until: first) == -days)
  }

  @Test func everyDayOfFourYearsFollowsTheOneBefore() throws {
    var previous = try #require(CalendarDate("2023-12-31"))
    var count = 0
    for year in 2024...2027 {
      for month in 1...12 {
        for day in 1...31 {
          guard let date = CalendarDate(year: year, month: month, day: day) else { continue }
          #expect(previous.days(until: date) == 1, "\(date)")
          previous = date
          count += 1
        }
      }
    }
    #expect(count == 1461)
  }
}
