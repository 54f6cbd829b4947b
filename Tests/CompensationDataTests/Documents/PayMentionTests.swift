import Compensation
import Testing

@testable import CompensationData

/// Amounts of pay as people write them in sentences.
@Suite struct PayMentionTests {
  /// `98000 210000 USD year`: minimum, maximum, currency, period; `-` for what is not said, and `?` after a sign of
  /// many currencies.
  private static func reading(_ mention: PayMention) -> String {
    if let problem = mention.problem { return problem.code }
    let currency =
      switch mention.currency {
      case .known(let currency): currency.code
      case .ambiguous(let sign): "\(sign)?"
      case .none: "-"
      }
    let ends = [mention.minimum, mention.maximum].map { $0?.description ?? "-" }
    return "\(ends[0]) \(ends[1]) \(currency) \(mention.period?.rawValue ?? "-")"
  }

  @Test(arguments: [
    ("USD $98,000~$210,000", "98000 210000 USD -"),
    ("$98,000 - $210,000 USD", "98000 210000 USD -"),
    ("€70.000–€90.000", "70000 90000 EUR -"),
    ("£60k-£80k", "60000 80000 GBP -"),
    ("98K~210K", "98000 210000 - -"),
    ("$45.50/hour", "45.5 45.5 $? hour"),
    ("Up to $120,000", "- 120000 $? -"),
    ("CAD 100,000 to 120,000 per year", "100000 120000 CAD year"),
    ("pay: $98,000.00", "98000 98000 $? -"),
    ("$98,000", "98000 98000 $? -"),
    ("$98-210k", "98000 210000 $? -"),
    ("US$50/hr to US$60/hr", "50 60 USD hour"),
    ("$100,000/yr - $120,000/yr", "100000 120000 $? year"),
    ("120 000 - 150 000 PLN gross/monthly", "120000 150000 PLN month"),
    ("PLN 120 000 zł~150 000 zł", "120000 150000 PLN -"),
    ("EUR €90.000~€110.000", "90000 110000 EUR -"),
    ("MIN: $100,000 - MID: $120,000 - MAX: $140,000", "100000 140000 $? -"),
    ("€70,000 EUR Gross - up to €90,000 EUR Gross", "70000 90000 EUR -"),
    ("$150,000 USD - $170,000+ USD per year", "150000 170000 USD year"),
    ("R$ 9.500,50/month", "9500.5 9500.5 BRL month"),
    ("the annual salary is between $90,000 and $110,000 (USD)", "90000 110000 USD year"),
    ("an hourly rate of $40 to $55", "40 55 $? hour"),
    ("$150k+", "150000 - $? -"),
    ("starting at £45,000 p.a.", "45000 - GBP year"),
    ("₹12,00,000 – ₹18,00,000", "1200000 1800000 INR -"),
    ("¥6,000,000 to ¥8,000,000", "6000000 8000000 ¥? -"),
    ("CHF 110’000 – 130’000", "110000 130000 CHF -"),
    ("C$100,000 – C$120,000", "100000 120000 CAD -"),
    ("$200,000 - $150,000", "range-not-ascending"),
    ("€50,000 - $60,000", "currency-mismatch"),
    ("USD $0~$0", "not-positive"),
    ("$1 - $2 - $3 - $4", "unclear-pay"),
    ("pay is between $90,000 [in the villages] to $120,000 [in towns]", "90000 120000 $? -"),
    ("pay is between $90,000 in one place", "unclear-pay"),
    ("min $150k to a max $200k annual salary", "150000 200000 $? year"),
    ("from 7000 up to 22.000 PLN/month", "7000 22000 PLN month"),
  ]) func read(text: String, expected: String) {
    let mentions = PayMentions.all(in: text)
    #expect(mentions.map(Self.reading) == [expected])
  }

  @Test(arguments: [
    "We raised $40M in 2021", "a 401(k) with a match of 4%", "5+ years with 3 to 5 of them",
    "24/7 on call, 2-3 days a week",
    "from 2019 to 2023", "$2 billion in assets", "Top 10%", "call 555-1234",
  ]) func isNoPay(text: String) {
    #expect(PayMentions.all(in: text).filter { $0.problem == nil && ($0.isRange || $0.isCalledPay) }.isEmpty)
  }

  @Test(arguments: [
    "a $1,000 home office stipend", "a referral bonus of $5,000", "funding of $40,000,000",
    "$500-$1,000 learning budget",
  ]) func isCalledOther(text: String) {
    #expect(PayMentions.all(in: text).map(\.isCalledOther) == [true])
  }

  @Test func baseSalaryBesideABonus() {
    let mentions = PayMentions.all(in: "The base salary is $100,000 - $120,000 plus a bonus.")
    #expect(mentions.map(\.isCalledOther) == [false])
    #expect(mentions.map(\.isCalledPay) == [true])
  }

  @Test func twoRangesOfOneSentence() {
    let mentions = PayMentions.all(in: "$50-$60 per hour, or $104,000-$124,800 per year")
    #expect(mentions.map(Self.reading) == ["50 60 $? hour", "104000 124800 $? year"])
  }
}
