// Lists of 100,000 rows as pages: any page, sort, filter and search, with the guard, the counts on the chips and the
// page's markup. Limit: 50 ms of server time each (the median of nine).
#include "listing_rows.hpp"
#include "measure.hpp"

#include <muster/domain/access/account_service.hpp>
#include <muster/domain/access/link_service.hpp>
#include <muster/front/app/site.hpp>

#include <algorithm>
#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace {

using namespace muster;
using bench::bench_run;
using bench::must;
using Query = std::vector<std::pair<std::string, std::string>>;

constexpr double limit = 50.0;
constexpr const char* owner = "owner@example.org";

void say(const char* what, double seconds) { std::printf("%-46s %10.3f s\n", what, seconds); }

struct Filled {
  std::string session;  ///< of an owner of the one programme
  std::string team;     ///< path of its team
};

Filled filled(store::Database& database) {
  must(app::load_london(database, bench_run));
  say("filling: delegates", bench::seconds([&] { bench::add_delegates(database); }));
  const auto event = must(events::find_event(database, "bench"));
  say("filling: the other lists", bench::seconds([&] {
        bench::add_organisations(database, event, event.programme_id);
        bench::add_team(database, event.programme_id);
        bench::add_mail(database, event.programme_id);
        bench::add_notes(database, event);
        bench::add_changes(database);
        bench::add_events(database, event, event.programme_id);
        bench::add_imports(database, must(events::find_event(database, "event-1")));
      }));
  must(access::give_role(database, bench_run, owner, access::Role::owner, event.programme));
  const auto link = must(access::print_link(database, bench_run, owner));
  return {must(access::spend_link(database, bench_run.at, link, "", "a browser", "")).session,
          "/team/" + event.programme_id};
}

class Lists {
 public:
  Lists(const web::Router& router, std::string session) : router_(router), session_(std::move(session)) {}

  void measure(const std::string& what, const std::string& path, const Query& query) {
    std::vector<double> times;
    for (int turn = 0; turn < 9; ++turn) {
      web::Request request;
      request.path = path;
      request.cookies["muster-session"] = session_;
      for (const auto& [name, value] : query) request.query.add(name, value);
      times.push_back(bench::seconds([&] {
        if (const auto reply = router_.handle(request); reply.status != 200) {
          std::fprintf(stderr, "%s: status %d\n", what.c_str(), reply.status);
          std::exit(1);
        }
      }));
    }
    std::sort(times.begin(), times.end());
    const auto median = times[times.size() / 2] * 1000;
    bench::print(what, median, "ms", limit, "the limit, 50 ms");
    auto& worst = worst_[what.substr(0, what.find(','))];
    if (median > worst.first) worst = {median, what};
  }

  /// Of each list what took longest.
  void print_worst() const {
    for (const auto& [list, worst] : worst_)
      bench::print("worst: " + worst.second, worst.first, "ms", limit, "the limit, 50 ms");
  }

  /// The first page, one in the middle and the last, by each order and backwards.
  void measure_orders(const std::string& list, const std::string& path, const std::vector<std::string>& orders) {
    measure(list + ", first page", path, {});
    measure(list + ", a page in the middle", path, {{"page", "500"}});
    measure(list + ", last page", path, {{"page", "100000"}});
    for (const auto& order : orders) {
      measure(list + ", by " + order, path, {{"sort", order}});
      measure(list + ", by " + order + " backwards, page 300", path, {{"sort", "-" + order}, {"page", "300"}});
    }
  }

 private:
  const web::Router& router_;
  std::string session_;
  std::map<std::string, std::pair<double, std::string>> worst_;
};

}  // namespace

int main() {
  std::string folder = (std::filesystem::temp_directory_path() / "muster-bench-XXXXXX").string();
  if (mkdtemp(folder.data()) == nullptr) return 1;
  const char* elsewhere = std::getenv("MUSTER_BENCH_DATABASE");
  auto database = must(store::Database::open(elsewhere != nullptr ? elsewhere : folder + "/list.db",
                                             store::Database::Mode::create, std::chrono::seconds(30)));
  const auto [session, team] = filled(*database);
  const HandClock clock(bench_run.at);
  figures::Summaries summaries(*database);
  const auto router = app::site(*database, clock, summaries);
  Lists lists(router, session);

  const std::string delegates = "/events/bench/delegates";
  lists.measure_orders("delegates", delegates, {"name", "organisation", "state"});
  lists.measure("delegates, of a kind, page 100", delegates, {{"kind", "local authority"}, {"page", "100"}});
  lists.measure("delegates, one found", delegates, {{"q", "family77777"}});
  lists.measure("delegates, nobody found", delegates, {{"q", "zzz"}});
  lists.measure("delegates, all found, page 500", delegates, {{"q", "family"}, {"page", "500"}});
  lists.measure("delegates, two words, by organisation", delegates, {{"q", "given7 barnet"}, {"sort", "organisation"}});

  lists.measure("people, one found", "/people", {{"q", "family77777"}});
  lists.measure("people, nobody found", "/people", {{"q", "zzz"}});
  lists.measure("people, all found", "/people", {{"q", "family"}});
  lists.measure("people, all found, page 500", "/people", {{"q", "family"}, {"page", "500"}});
  lists.measure("people, of an organisation", "/people", {{"q", "barnet"}});

  lists.measure_orders("events", "/events", {"date", "event", "where"});
  lists.measure("events, one found", "/events", {{"q", "forum 77777"}});
  lists.measure("events, all found, page 500", "/events", {{"q", "forum"}, {"page", "500"}});

  lists.measure_orders("organisations", "/organisations", {"name", "kind"});
  lists.measure("organisations, one found", "/organisations", {{"q", "society77777"}});
  lists.measure("organisations, all found, page 500", "/organisations", {{"q", "society"}, {"page", "500"}});
  lists.measure("organisations, all found by another name", "/organisations", {{"q", "guild"}, {"page", "500"}});
  lists.measure("organisations, nobody found", "/organisations", {{"q", "zzz"}});
  lists.measure("organisations, of a kind", "/organisations", {{"kind", "health"}});
  lists.measure("organisations, retired", "/organisations", {{"use", "retired"}});

  lists.measure_orders("team", team, {"role", "email", "since", "seen"});
  lists.measure("team, one found", team, {{"q", "colleague77777"}});
  lists.measure("team, all found, page 500", team, {{"q", "colleague"}, {"page", "500"}});
  lists.measure("team, of a role", team, {{"role", "door"}, {"page", "100"}});

  lists.measure_orders("mail", "/mail", {"urgency", "since", "to"});
  lists.measure("mail, one found", "/mail", {{"q", "p77777"}});
  lists.measure("mail, all found, page 500", "/mail", {{"q", "example"}, {"page", "500"}});
  lists.measure("mail, bounced", "/mail", {{"state", "bounced"}, {"page", "20"}});
  lists.measure("mail, sent", "/mail", {{"state", "sent"}, {"page", "300"}});

  lists.measure_orders("notes", "/events/bench/notes", {"table", "kind", "note"});
  lists.measure("notes, one found", "/events/bench/notes", {{"q", "77777"}});
  lists.measure("notes, nobody found", "/events/bench/notes", {{"q", "zzz"}});
  lists.measure("notes, all found, page 500", "/events/bench/notes", {{"q", "families"}, {"page", "500"}});
  lists.measure("notes, of a table", "/events/bench/notes", {{"table", "7"}, {"page", "5"}});
  lists.measure("notes, of a kind", "/events/bench/notes", {{"kind", "challenge"}, {"page", "100"}});

  const std::string imports = "/events/event-1/delegates/import";
  lists.measure_orders("imports", imports, {"at", "file", "state"});
  lists.measure("imports, one found", imports, {{"q", "77777"}});
  lists.measure("imports, all found, page 500", imports, {{"q", "list"}, {"page", "500"}});
  lists.measure("imports, undone", imports, {{"state", "undone"}, {"page", "20"}});

  lists.measure_orders("changes", "/changes", {"at"});
  lists.measure("changes, of a kind, page 100", "/changes", {{"subject", "note"}, {"page", "100"}});
  lists.measure("changes, by one person", "/changes", {{"actor", "account 7"}});
  lists.measure("changes, searched", "/changes", {{"q", "round"}, {"sort", "at"}});
  lists.print_worst();
  std::filesystem::remove_all(folder);
  return 0;
}
