// Invoices that many people write at once, from one process or several: told what to do by lines on its input, so that
// processes begin together. Each membership is invoiced by two at a time, of whom one is refused. Arguments: the
// database, how many processes there are, and "make" (which sells the memberships), "guarded", "apart" (the number is
// taken in a transaction of its own, as it must not be) or "looked-up" (it is read before the transaction).
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/membership/invoice_service.hpp>
#include <muster/domain/membership/membership_service.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/kit/base/number.hpp>

#include <atomic>
#include <barrier>
#include <iostream>
#include <thread>

namespace {

using namespace muster;
using namespace muster::membership;

constexpr int members = 30;

store::AuditContext audit() { return {"test", SystemClock().now(), "LIIA"}; }

std::string programme_of(store::Database& database) {
  const auto event = events::find_event(database, "race");
  return event.ok() ? event->programme_id : std::string();
}

Outcome make(store::Database& database, const std::string& programme) {
  MUSTER_CHECK(add_example_kinds(database, audit(), programme));
  Settings settings;
  settings.seller = "North Network";
  settings.how_to_pay = "By bank transfer";
  settings.prefix = "N-";
  MUSTER_CHECK(save_settings(database, audit(), programme, settings));
  MUSTER_TRY(book, book_of(database, programme));
  NewMembership wanted;
  for (const auto& kind : book.kinds)
    if (kind.holder == Holder::person) wanted.kind_id = kind.id;
  wanted.from = day_in_london(SystemClock().now());
  for (int number = 0; number < members; ++number) {
    const auto name = "Number" + std::to_string(number);
    wanted.person = {"", "Pat", name, name + "@example.org", wanted.from, {}};
    MUSTER_TRY(id, take_membership(database, audit(), programme, wanted));
    (void)id;
  }
  return Success{};
}

Outcome insert(store::Database& database, const std::string& programme, const std::string& membership,
               std::int64_t number) {
  return database.write([&](store::Session& session) -> Outcome {
    const auto id = new_id();
    const auto taken = session.execute(
        "update membership_charge set invoice_id = null where membership_id = $1 and invoice_id is null", {membership});
    if (taken == 0) return conflict("Nothing is owed.");
    session.execute(
        "insert into invoice (id, programme_id, series, number, membership_id, credits, printed_number, holder_name, "
        "addressee, purchase_order, seller, how_to_pay, vat_number, vat_rate, net, vat, issued_on, due_on, reason, "
        "paid_on, payment_note, mailed_at) values ($1, $2, 'invoice', $3, $4, null, $5, '', '', '', '', '', '', 0, 0, "
        "0, "
        "'2022-01-01', '2022-01-01', '', '', '', '')",
        {id, programme, number, membership, "N-" + std::to_string(number)});
    session.execute("update membership_charge set invoice_id = $2 where membership_id = $1", {membership, id});
    return Success{};
  });
}

/// The number in a transaction, and the paper in another: what is refused then leaves a gap.
Outcome write_apart(store::Database& database, const std::string& programme, const std::string& membership) {
  MUSTER_TRY(number, database.write([&](store::Session& session) -> Result<std::int64_t> {
    store::write_audit(session, audit(), "number taken", "programme", programme);
    return session
        .first(
            "insert into invoice_counter (programme_id, series, last_number) values ($1, 'invoice', 1) on conflict "
            "(programme_id, series) do update set last_number = invoice_counter.last_number + 1 returning last_number",
            {programme})
        ->integer(0);
  }));
  return insert(database, programme, membership, number);
}

/// The next number as it was before the transaction: two get the same.
Outcome write_looked_up(store::Database& database, const std::string& programme, const std::string& membership) {
  MUSTER_TRY(number, database.read([&](store::Session& session) -> Result<std::int64_t> {
    return session.first("select coalesce(max(number), 0) from invoice where programme_id = $1", {programme})
               ->integer(0) +
           1;
  }));
  return insert(database, programme, membership, number);
}

void reset(store::Database& database) {
  const auto done = database.write([](store::Session& session) -> Outcome {
    session.execute("update membership_charge set invoice_id = null");
    session.execute("delete from invoice_line");
    session.execute("delete from invoice");
    session.execute("delete from invoice_counter");
    return Success{};
  });
  std::cout << (done.ok() ? "reset" : done.error().message) << std::endl;
}

void race(store::Database& database, const std::string& programme, int each, const std::string& way) {
  const auto book = book_of(database, programme);
  if (!book.ok()) {
    std::cout << book.error().message << std::endl;
    return;
  }
  std::barrier all(static_cast<std::ptrdiff_t>(book->memberships.size()) * each);
  std::atomic<int> written = 0;
  std::atomic<int> refused = 0;
  std::atomic<int> failed = 0;
  {
    std::vector<std::jthread> threads;
    for (const auto& membership : book->memberships)
      for (int at = 0; at < each; ++at)
        threads.emplace_back([&, id = membership.id] {
          all.arrive_and_wait();
          Outcome done = Success{};
          if (way == "apart")
            done = write_apart(database, programme, id);
          else if (way == "looked-up")
            done = write_looked_up(database, programme, id);
          else if (const auto paper = write_invoice(database, audit(), programme, id); !paper.ok())
            done = paper.error();
          ++(done.ok() ? written : done.error().kind == ErrorKind::conflict ? refused : failed);
        });
  }
  std::cout << "told " << written << " written, " << refused << " refused, " << failed << " failed" << std::endl;
}

void check(store::Database& database) {
  const auto done = database.read([&](store::Session& session) -> Outcome {
    const auto row = session.first("select count(*), count(distinct number), coalesce(max(number), 0) from invoice");
    std::cout << "holds " << row->integer(0) << " papers, " << row->integer(1) << " numbers, the last "
              << row->integer(2) << std::endl;
    return Success{};
  });
  if (!done.ok()) std::cout << done.error().message << " " << done.error().detail << std::endl;
}

}  // namespace

int main(int count, char** words) {
  if (count != 4) return 2;
  auto database = store::Database::open(words[1], store::Database::Mode::must_exist, std::chrono::minutes(2));
  if (!database.ok()) {
    std::cout << database.error().message << std::endl;
    return 1;
  }
  const auto programme = programme_of(**database);
  const std::string way = words[3];
  if (way == "make") {
    const auto made = make(**database, programme);
    if (!made.ok()) std::cout << made.error().message << std::endl;
    return made.ok() ? 0 : 1;
  }
  const int each = parse_integer(words[2]).value_or(1) == 1 ? 2 : 1;
  std::cout << "ready" << std::endl;
  for (std::string line; std::getline(std::cin, line);) {
    if (line == "reset") reset(**database);
    if (line == "go") race(**database, programme, each, way);
    if (line == "check") check(**database);
  }
  return 0;
}
