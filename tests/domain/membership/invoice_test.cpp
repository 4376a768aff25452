// Invoices: sums, numbers without gap or double, payment, credit notes and reminders.
#include <muster/domain/membership/invoice_paper.hpp>
#include <muster/domain/membership/renewal_service.hpp>
#include <muster/kit/print/pdf.hpp>

#include <set>
#include <thread>

#include "member_store.hpp"

namespace muster::membership {
namespace {

Date day(const char* text) { return *parse_date(text); }

struct InvoiceStore : MemberStore {
  Invoice written(const std::string& membership, const char* on = "2022-04-05") {
    const auto id = write_invoice(database(), audit_on(on), programme, membership);
    REQUIRE(id.ok());
    return *invoice_of(database(), programme, *id);
  }
  void set(auto change) {
    auto settings = *settings_of(database(), programme);
    change(settings);
    REQUIRE(save_settings(database(), audit(), programme, settings).ok());
  }
};

/// Some organisations of London's, as many as are asked for.
std::vector<std::string> names(store::Database& database, std::size_t count) {
  const auto all = people::organisations(database);
  REQUIRE(all.ok());
  std::vector<std::string> some;
  for (const auto& each : *all)
    if (some.size() < count && !each.retired) some.push_back(each.name);
  REQUIRE(some.size() == count);
  return some;
}

}  // namespace

TEST_CASE("VAT is to the penny, and a rate is read as people write it") {
  CHECK(vat_of(55000, 2000) == 11000);
  CHECK(vat_of(4583, 2000) == 917);
  CHECK(*parse_rate("17.5%") == 1750);
  CHECK(rate_words(1750) == "17.5%");
  CHECK(rate_words(2000) == "20%");
  CHECK_FALSE(parse_rate("101").ok());
  CHECK(printed_number("N-", Series::invoice, 7) == "N-0007");
  CHECK(printed_number("N-", Series::credit_note, 12345) == "N-CN-12345");
  CHECK(*parse_reminder_days("7, 60 30") == std::vector<std::int64_t>{60, 30, 7});
  CHECK(parse_reminder_days("")->empty());
  CHECK_FALSE(parse_reminder_days("7 7").ok());
  CHECK_FALSE(parse_reminder_days("soon").ok());
}

TEST_CASE_METHOD(InvoiceStore, "an invoice holds what is owed, with the next number, and never changes") {
  const auto camden = sold("Camden");
  const auto barnet = sold("Barnet");
  const auto first = written(camden);
  CHECK(first.printed_number == "N-0001");
  CHECK(first.addressee == "Camden\nGwen Abara\nTown Hall\nLong Street");
  CHECK(first.purchase_order == "PO 4711");
  CHECK(first.net == 55000);
  CHECK(first.vat == 0);
  CHECK(iso_date(first.due_on) == "2022-05-05");
  CHECK(write_invoice(database(), audit(), programme, camden).error().kind == ErrorKind::conflict);
  set([](Settings& settings) {
    settings.vat_rate = 2000;
    settings.vat_number = "GB 123";
    settings.seller = "Another";
  });
  const auto second = written(barnet);
  CHECK(second.printed_number == "N-0002");
  CHECK(second.vat == 11000);
  CHECK(invoice_of(database(), programme, first.id)->seller == "North Network\n1 Long Street");
  CHECK(invoice_of(database(), "another", first.id).error().kind == ErrorKind::not_found);
  REQUIRE(take_places(database(), audit_on("2022-10-01"), programme, camden, 6).ok());
  const auto more = written(camden, "2022-10-01");
  CHECK(more.net == 12500);
  REQUIRE(more.lines.size() == 1);
  CHECK(more.lines.front().quantity == 2);
}

TEST_CASE_METHOD(InvoiceStore, "an invoice is open, overdue, paid, and not paid after all") {
  const auto invoice = written(sold("Camden"));
  const auto stands = [&](const char* on) {
    return invoice_standing(*invoice_of(database(), programme, invoice.id), day(on));
  };
  CHECK(stands("2022-05-05") == InvoiceStanding::open);
  CHECK(stands("2022-05-06") == InvoiceStanding::overdue);
  const auto audit = audit_on("2022-05-10");
  CHECK(mark_paid(database(), audit, programme, invoice.id, day("2022-04-01"), "").error().field == "day");
  CHECK(mark_paid(database(), audit, programme, invoice.id, day("2022-05-11"), "").error().field == "day");
  REQUIRE(mark_paid(database(), audit, programme, invoice.id, day("2022-05-09"), "BACS").ok());
  CHECK(stands("2022-06-01") == InvoiceStanding::paid);
  REQUIRE(mark_paid(database(), audit, programme, invoice.id, std::nullopt, "").ok());
  CHECK(stands("2022-06-01") == InvoiceStanding::overdue);
}

TEST_CASE_METHOD(InvoiceStore, "credit notes have numbers of their own and never take more than there is") {
  set([](Settings& settings) {
    settings.vat_rate = 2000;
    settings.vat_number = "GB 123";
  });
  const auto camden = sold("Camden");
  const auto invoice = written(camden);
  const auto credit = [&](Pence net, bool anew = false) {
    return write_credit_note(database(), audit_on("2022-06-01"), programme, invoice.id, {net, "Fewer people", anew});
  };
  CHECK(credit(60000).error().field == "sum");
  CHECK(write_credit_note(database(), audit(), programme, invoice.id, {100, " ", false}).error().field == "reason");
  const auto first = credit(33333);
  REQUIRE(first.ok());
  const auto note = *invoice_of(database(), programme, *first);
  CHECK(note.printed_number == "N-CN-0001");
  CHECK(note.vat == 6667);
  CHECK(note.credits_number == invoice.printed_number);
  CHECK(credit(1, true).error().kind == ErrorKind::conflict);
  const auto left = *invoice_of(database(), programme, invoice.id);
  CHECK(owed(left) == 26000);
  REQUIRE(credit(creditable(left)).ok());
  CHECK(owed(*invoice_of(database(), programme, invoice.id)) == 0);
  CHECK(invoice_standing(*invoice_of(database(), programme, invoice.id), day("2030-01-01")) ==
        InvoiceStanding::credited);
  CHECK(write_credit_note(database(), audit(), programme, *first, {1, "No", false}).error().kind ==
        ErrorKind::conflict);
}

TEST_CASE_METHOD(InvoiceStore, "a wrong invoice is credited whole and written anew") {
  const auto camden = sold("Camden");
  const auto wrong = written(camden);
  REQUIRE(write_credit_note(database(), audit_on("2022-05-01"), programme, wrong.id, {0, "Wrong address", true}).ok());
  const auto anew = written(camden, "2022-05-02");
  CHECK(anew.printed_number == "N-0002");
  CHECK(anew.lines == wrong.lines);
}

// The numbers of two processes that write at the same moment; SQLite's door stands for a process there.
TEST_CASE_METHOD(InvoiceStore, "many who write invoices at once get numbers without a gap and none twice") {
  constexpr std::size_t writers = 4;
  constexpr std::size_t each = 6;
  std::vector<std::string> memberships;
  for (const auto& name : names(database(), writers * each)) memberships.push_back(sold(name));
  std::vector<std::unique_ptr<store::Database>> doors;
  for (std::size_t at = 0; at < writers; ++at) {
    auto door =
        store::Database::open(database().location(), store::Database::Mode::must_exist, std::chrono::seconds(30));
    REQUIRE(door.ok());
    doors.push_back(std::move(*door));
  }
  std::atomic<std::size_t> refused = 0;
  {
    std::vector<std::jthread> all;
    for (std::size_t writer = 0; writer < writers; ++writer)
      all.emplace_back([&, writer] {
        for (std::size_t at = 0; at < each; ++at) {
          const auto& membership = memberships[writer * each + at];
          if (!write_invoice(*doors[writer], audit_on("2022-04-05"), programme, membership).ok()) ++refused;
          // Refused: what was numbered in a transaction that fails takes no number.
          (void)write_invoice(*doors[writer], audit_on("2022-04-05"), programme, membership);
        }
      });
  }
  CHECK(refused == 0);
  std::set<std::int64_t> numbers;
  for (const auto& invoice : *invoices_of(database(), programme)) numbers.insert(invoice.number);
  CHECK(numbers.size() == writers * each);
  CHECK(*numbers.begin() == 1);
  CHECK(*numbers.rbegin() == static_cast<std::int64_t>(writers * each));
}

// What the row of the counter is for: a number that is looked up before the transaction that uses it comes twice.
TEST_CASE_METHOD(InvoiceStore, "without the counter two writers take one number, and the store refuses the second") {
  const auto seen = [&] { return figure("select coalesce(max(number), 0) + 1 from invoice"); };
  const auto first = seen();
  const auto second = seen();
  REQUIRE(first == second);
  const auto written_as = [&](const std::string& id, std::int64_t number) {
    const auto membership = sold(id == "a" ? "Camden" : "Barnet");
    return database().write([&](store::Session& session) -> Outcome {
      session.execute(
          "insert into invoice (id, programme_id, series, number, membership_id, credits, printed_number, holder_name, "
          "addressee, purchase_order, seller, how_to_pay, vat_number, vat_rate, net, vat, issued_on, due_on, reason, "
          "paid_on, payment_note, mailed_at) values ($1, $2, 'invoice', $3, $4, null, '', '', '', '', '', '', '', 0, "
          "0, "
          "0, '2022-04-05', '2022-04-05', '', '', '', '')",
          {id, programme, number, membership});
      return Success{};
    });
  };
  CHECK(written_as("a", first).ok());
  CHECK_FALSE(written_as("b", second).ok());
}

TEST_CASE_METHOD(InvoiceStore, "an invoice is a PDF whatever its words, the same each time") {
  auto wanted = wish("Camden");
  wanted.details.address = "Žižka House, 1 Ærø Street\nLondon";
  wanted.places = 6;
  const auto id = take_membership(database(), audit_on("2022-04-01"), programme, wanted);
  REQUIRE(id.ok());
  const auto invoice = written(*id);
  const auto pdf = print::to_pdf(invoice_paper(invoice));
  REQUIRE(pdf.ok());
  CHECK(pdf->starts_with("%PDF"));
  CHECK(*print::to_pdf(invoice_paper(invoice)) == *pdf);
}

TEST_CASE_METHOD(InvoiceStore, "each reminder goes once, and none after a renewal") {
  const auto camden = sold("Camden");
  sold("Barnet");
  const auto mails = [&] { return figure("select count(*) from outbox where kind = 'membership renewal'"); };
  const auto turn = [&](const char* on) {
    REQUIRE(send_reminders(database(), *parse_instant(std::string(on) + "T09:00:00Z")).ok());
  };
  turn("2023-03-01");
  CHECK(mails() == 0);  // nobody switched them on
  CHECK(reminders_of(database(), programme, day("2022-06-01"))->size() == 2);
  set([](Settings& settings) { settings.reminders_on = true; });
  turn("2023-01-29");
  CHECK(mails() == 0);
  turn("2023-01-30");
  turn("2023-01-30");
  CHECK(mails() == 2);
  // Whoever was away for two of them sends the nearer alone.
  turn("2023-03-24");
  CHECK(mails() == 4);
  REQUIRE(renew(database(), audit_on("2023-03-25"), programme, camden).ok());
  // Barnet's have all gone, and Camden is asked about its next period alone.
  const auto left = *reminders_of(database(), programme, day("2023-03-30"));
  REQUIRE(left.size() == 1);
  CHECK(iso_date(left.front().membership.term.to) == "2024-03-31");
  turn("2023-03-31");
  CHECK(mails() == 4);
}

TEST_CASE_METHOD(InvoiceStore, "an opted-out contact gets no reminder, and invoices all the same") {
  auto wanted = wish("Camden");
  wanted.details.reminders = false;
  const auto id = take_membership(database(), audit_on("2022-04-01"), programme, wanted);
  REQUIRE(id.ok());
  set([](Settings& settings) { settings.reminders_on = true; });
  REQUIRE(send_reminders(database(), *parse_instant("2023-03-01T09:00:00Z")).ok());
  CHECK(figure("select count(*) from outbox") == 0);
  const auto invoice = written(*id);
  REQUIRE(mail_invoice(database(), audit(), programme, invoice.id).ok());
  CHECK(figure("select count(*) from outbox where kind = 'membership invoice'") == 1);
}

}  // namespace muster::membership
