// A consultation of 100,000 texts: a turn of the review by one of five readers, page and keeping, against 50 ms of
// server time; themes given by rules to all of them against 15 s; the list of all answers, searched and by theme,
// against 300 ms; what a turn cost if it read all readings; the summary of the round, first and again; and the most
// memory that any of it took.
#include "measure.hpp"

#include <muster/domain/access/account_service.hpp>
#include <muster/domain/access/link_service.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/feedback/response_service.hpp>
#include <muster/domain/feedback/round_service.hpp>
#include <muster/domain/themes/book_service.hpp>
#include <muster/domain/themes/reading_board_service.hpp>
#include <muster/domain/themes/reading_service.hpp>
#include <muster/domain/themes/rules_service.hpp>
#include <muster/front/app/setup.hpp>
#include <muster/front/app/site.hpp>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

namespace {

using namespace muster;

constexpr std::size_t texts_asked = 100'000;
constexpr std::size_t readers = 5;
constexpr std::size_t turns_each = 40;
constexpr double turn_limit = 50.0;      // ms
constexpr double list_limit = 300.0;     // ms
constexpr double rules_limit = 15.0;     // s
constexpr double summary_limit = 500.0;  // ms
constexpr double again_limit = 10.0;     // ms
constexpr double memory_limit = 300.0;   // MB
const store::AuditContext bench_run{"bench", SystemClock().now()};

template <class T>
T must(Result<T> result) {
  if (!result.ok()) {
    std::fprintf(stderr, "%s\n", result.error().message.c_str());
    std::exit(1);
  }
  return std::move(result).value();
}
void must(const Outcome& outcome) {
  if (outcome.ok()) return;
  std::fprintf(stderr, "%s\n", outcome.error().message.c_str());
  std::exit(1);
}

constexpr const char* form = R"(form day "The day"
  anonymous

page "The day"
  better "What could we do better next time?" lines 4
)";

const std::vector<std::string> subjects{"the inspection framework", "school transport", "waiting times for therapy",
                                        "the parent carer forum",   "tribunals",        "funding of early years",
                                        "speech and language",      "the lunch queue",  "joint commissioning"};
const std::vector<std::string> wishes{"needs more time at the tables", "was rushed and late",  "should be explained",
                                      "is what families ask about",    "was clear and useful", "must come earlier"};

std::string answers() {
  std::string bytes = "ID,Start time,Completion time,Email,Name,What could we do better next time?\r\n";
  for (std::size_t at = 0; at < texts_asked; ++at) {
    bytes += std::to_string(at + 1) + ",06/10/22 10:00:00,06/10/22 10:01:00,anonymous,,\"I think that " +
             subjects[at % subjects.size()] + " " + wishes[at / 7 % wishes.size()] + ", and " +
             subjects[at / 11 % subjects.size()] + " too (" + std::to_string(at) + ")\"\r\n";
  }
  return bytes;
}

double median(std::vector<double> times) {
  std::sort(times.begin(), times.end());
  return times[times.size() / 2] * 1000;
}

/// One who reads by the pages, as a browser would.
class Reader {
 public:
  Reader(const web::Router& router, store::Database& database, const std::string& email, const std::string& programme)
      : router_(router) {
    must(access::give_role(database, bench_run, email, access::Role::owner, programme));
    const auto link = must(access::print_link(database, bench_run, email));
    session_ = must(access::spend_link(database, bench_run.at, link, "", "a browser", "")).session;
  }

  void look(const std::string& at) {
    auto request = asked();
    if (!at.empty()) request.query.add("at", at);
    body_ = handled(request, 200).body;
  }
  void list(const std::string& search, const std::string& theme) {
    auto request = asked();
    request.path += "/answers";
    if (!search.empty()) request.query.add("search", search);
    if (!theme.empty()) request.query.add("theme", theme);
    static_cast<void>(handled(request, 200));
  }
  std::string keep(const std::string& theme) {
    auto request = asked();
    request.method = web::Method::post;
    request.form.add("token", hidden("token"));
    request.form.add("do", "keep");
    request.form.add("text", hidden("text"));
    request.form.add("more[]", theme);
    std::string location;
    for (const auto& [name, value] : handled(request, 303).headers) {
      if (name == "Location") location = value;
    }
    const auto at = location.find("at=");
    return at == std::string::npos ? std::string() : location.substr(at + 3, 12);
  }
  [[nodiscard]] std::string hidden(const std::string& name) const {
    const auto at = body_.find("name=\"" + name + "\" value=\"");
    if (at == std::string::npos) return {};
    const auto begin = body_.find("value=\"", at) + 7;
    return body_.substr(begin, body_.find('"', begin) - begin);
  }

 private:
  [[nodiscard]] web::Request asked() const {
    web::Request request;
    request.path = "/events/bench/themes/better";
    request.cookies["muster-session"] = session_;
    return request;
  }
  [[nodiscard]] web::Reply handled(web::Request& request, int status) const {
    auto reply = router_.handle(request);
    if (reply.status != status) {
      std::fprintf(stderr, "status %d\n%s\n", reply.status, reply.body.c_str());
      std::exit(1);
    }
    return reply;
  }

  const web::Router& router_;
  std::string session_;
  std::string body_;
};

}  // namespace

int main() {
  std::string folder = (std::filesystem::temp_directory_path() / "muster-bench-XXXXXX").string();
  if (mkdtemp(folder.data()) == nullptr) return 1;
  {
    auto database =
        must(store::Database::open(folder + "/themes.db", store::Database::Mode::create, std::chrono::seconds(5)));
    must(app::load_london(*database, bench_run));
    must(events::add_event(*database, bench_run, {"bench", "Bench", "2026-11-05", "london", "", "in person", ""}));
    must(feedback::publish_form(*database, bench_run, "bench", form, "bench.form"));
    must(feedback::import_responses(*database, bench_run, "bench", {"export.csv", answers()}));
    must(feedback::close_round(*database, bench_run, "bench"));
    const auto event = must(events::find_event(*database, "bench"));
    for (const auto& words : subjects)
      must(themes::change_book(*database, bench_run, event.programme_id, [&](const themes::Codebook& book) {
        return themes::added(book, {words, themes::Tone::none, "\"" + words + "\""});
      }));
    const auto texts = must(themes::asked_texts(*database, "bench", "better"));
    std::printf("%zu texts of %zu answers\n", texts->texts.size(), texts_asked);

    themes::RulesApplied applied;
    const auto rules =
        bench::seconds([&] { applied = must(themes::apply_rules(*database, bench_run, *texts, unwatched())); });
    std::printf("%lld of them hold the words of a theme\n", static_cast<long long>(applied.themed));
    bench::print("themes by rules, all texts", rules, "s", rules_limit, "the limit, 15 s");

    const SystemClock clock;
    figures::Summaries summaries(*database);
    const auto router = app::site(*database, clock, summaries);
    std::vector<Reader> team;
    for (std::size_t each = 0; each < readers; ++each)
      team.emplace_back(router, *database, "reader" + std::to_string(each) + "@example.org", event.programme);
    bench::print("the first page", bench::seconds([&] { team.front().look(""); }), "s", 5.0, "5 s");
    std::vector<std::string> at(readers);
    std::vector<double> pages;
    std::vector<double> keeps;
    std::vector<std::string> read;
    for (std::size_t turn = 0; turn < turns_each; ++turn) {
      for (std::size_t each = 0; each < readers; ++each) {
        pages.push_back(bench::seconds([&] { team[each].look(at[each]); }));
        read.push_back(team[each].hidden("text"));
      }
      for (std::size_t each = 0; each < readers; ++each)
        keeps.push_back(bench::seconds([&] { at[each] = team[each].keep("2"); }));
    }
    std::sort(read.begin(), read.end());
    const auto twice = read.end() - std::unique(read.begin(), read.end());
    std::printf("%zu turns of %zu readers, %ld answers read twice\n", read.size(), readers, static_cast<long>(twice));
    bench::print("a page of the review", median(pages), "ms", turn_limit, "the limit, 50 ms");
    bench::print("keeping an answer's themes", median(keeps), "ms", turn_limit, "the limit, 50 ms");

    std::vector<double> lists;
    for (int turn = 0; turn < 5; ++turn) {
      lists.push_back(bench::seconds([&] { team.front().list("", ""); }));
      lists.push_back(bench::seconds([&] { team.front().list("transport", ""); }));
      lists.push_back(bench::seconds([&] { team.front().list("", "2"); }));
    }
    bench::print("the list of all answers", median(lists), "ms", list_limit, "the limit, 300 ms");

    themes::ReadingBoards boards(*database);
    const auto look = [&] {
      must(boards.look(texts, [](const themes::ReadingBoard&, const themes::ReadingBoard::Locks&) {}));
    };
    look();
    std::vector<double> looks;
    std::vector<double> whole;
    for (int turn = 0; turn < 5; ++turn) {
      looks.push_back(bench::seconds(look));
      whole.push_back(bench::seconds([&] { static_cast<void>(must(themes::reading_desk(*database, *texts))); }));
    }
    bench::print("a look at the board", median(looks), "ms", median(whole), "reading all readings");
    const auto summary = [&] { static_cast<void>(must(summaries.of("bench", clock.now()))); };
    bench::print("the summary with its themes, first time", bench::seconds(summary) * 1000, "ms", summary_limit,
                 "the limit of a summary, 500 ms");
    bench::print("  again", bench::seconds(summary) * 1000, "ms", again_limit, "the limit, 10 ms");
    bench::print("  what is kept of it", static_cast<double>(summaries.bytes()) / 1e6, "MB",
                 static_cast<double>(figures::Summaries::usual_budget) / 1e6, "the room for all summaries");
    bench::print("the most memory", bench::peak_megabytes(), "MB", memory_limit, "the limit, 300 MB");
  }
  std::filesystem::remove_all(folder);
  return 0;
}
