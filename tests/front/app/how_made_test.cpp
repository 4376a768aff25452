// No page prints a kind of figure without saying, one click away in the same group, how it is made.
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/feedback/response_service.hpp>
#include <muster/domain/feedback/round_service.hpp>
#include <muster/domain/figures/how_made.hpp>
#include <muster/front/app/setup.hpp>

#include <regex>

#include "summit_site.hpp"
#include "support/catch.hpp"

using namespace muster;
using Catch::Contains;
using figures::FigureKind;
using figures::FigureKinds;
using summit_site::SummitSite;

namespace {

/// What a kind of figure looks like where a page prints it.
struct Look {
  FigureKind kind;
  const char* words;
};

const std::vector<Look>& looks() {
  static const std::vector<Look> all{
      {FigureKind::people, R"(\d+ (people|registered delegates|delegates)|People)"},
      {FigureKind::base, R"(of \d+ answered|of the \d+ who|Base: \d+|of \d+ people)"},
      {FigureKind::share, R"(\d\.\d%)"},
      {FigureKind::interval, R"(\d\.\d–\d+\.\d%|95% interval(?! of the)|\d% to \d)"},
      {FigureKind::exact_interval, R"(Exact 95% interval)"},
      {FigureKind::response_rate, R"(delegates answered: \d)"},
      {FigureKind::box, R"(was answered most often to|of them strongly)"},
      {FigureKind::ticks, R"(\d+ ticks? from)"},
      {FigureKind::mean, R"([Aa]verage is)"},
      {FigureKind::median, R"(median)"},
      {FigureKind::extremes, R"(median [\d.]+, from \d+ to \d+)"},
      {FigureKind::percentiles, R"(percentile)"},
      {FigureKind::net_score, R"([Nn]et score)"},
      {FigureKind::ranks, R"([Mm]ean rank)"},
      {FigureKind::index, R"(Index of)"},
      {FigureKind::spread, R"([Ss]tandard deviation)"},
      {FigureKind::index_alpha, R"([Aa]lpha\b)"},
      {FigureKind::words, R"(people said ‘|Show all \d+ words|noted as challenge and)"},
      {FigureKind::phrases, R"(A phrase stands within)"},
      {FigureKind::themes, R"((was|were) named most, by)"},
      {FigureKind::notes, R"(\d+ notes from)"},
      {FigureKind::places, R"(\d of 33)"},
      {FigureKind::not_shown, R"([Nn]ot shown|put together)"},
      {FigureKind::people_interval, R"(Likely, of all)"},
      {FigureKind::nonresponse_bounds, R"(Certain, of all)"},
      {FigureKind::change, R"(Points, 95% interval)"},
      {FigureKind::many_tests, R"(more than chance|may be chance)"},
      {FigureKind::association, R"((Fisher’s exact|Chi-square) test: p)"},
      {FigureKind::groups_in_order, R"((Mann-Whitney|Kruskal-Wallis) test: p)"},
      {FigureKind::rank_correlation, R"(Rank correlation: p)"},
      {FigureKind::same_people, R"(McNemar’s exact test: p)"},
      {FigureKind::keyness, R"(Said more|Said less|A difference that may be chance)"},
  };
  return all;
}

/// Printed on none of the pages below, but on others: of two readers or a team, of the public page, of published
/// figures, or of rounds of which it is known who answered. A kind that begins to be printed there gets its look above.
const FigureKinds on_no_page{FigureKind::kappa,
                             FigureKind::team_alpha,
                             FigureKind::representation,
                             FigureKind::weighted_share,
                             FigureKind::effective_people,
                             FigureKind::published_figure,
                             FigureKind::published_change,
                             FigureKind::rank_of_place,
                             FigureKind::projection,
                             FigureKind::published_base};

std::string form_text() {
  return R"(form all-kinds "All kinds"
  index felt "How it felt" of voice, again
scale agreement best first:
  ( ) strongly "Strongly agree"
  ( ) agree    "Agree"
  ( ) neither  "Neither"
  ( ) disagree "Disagree"
page "P"
  one     "Which one?"  pick one
          ( ) a "A"
          ( ) b "B"
  any     "Which ones?"  pick any
          [ ] c "C"
          [ ] d "D"
  miles   "How far?"  number
  again10 "Would you recommend it?"  from 0 to 10 nps
  order   "What matters?"  rank
          [ ] e "E"
          [ ] f "F"
  voice   "I felt heard."  scale agreement
  again   "I would come again."  scale agreement
  said    "Which words?"  words up to 3  cloud
)";
}

void add_event_of_all_kinds(SummitSite& site, const std::string& slug, const std::string& date, bool anonymous,
                            std::size_t turned = 0, std::size_t people = 240) {
  auto& database = site.database();
  auto form = form_text();
  if (anonymous)
    form.insert(form.find('\n') + 1, "  anonymous\n  breakdown one\n");
  else
    form += "  who     \"Your e-mail?\"  email\n";
  REQUIRE(events::add_event(database, site.audit(), {slug, slug, date, "london", "", "in person", ""}).ok());
  REQUIRE(feedback::publish_form(database, site.audit(), slug, form, "all.form").ok());
  std::string csv =
      "Which one?,Which ones?,How far?,Would you recommend it?,What matters?,I felt heard.,I would come again.,Which "
      "words?";
  csv += anonymous ? "\n" : ",Your e-mail?\n";
  const std::vector<std::string> felt{"Strongly agree", "Agree", "Neither", "Disagree"};
  for (std::size_t at = 0; at < people; ++at) {
    csv += std::string((at + turned) % 2 == 0 ? "A" : "B") + "," + ((at + turned) % 3 == 0 ? "C;D" : "D") + "," +
           std::to_string(at + 1) + "," + std::to_string(at % 11) + "," + (at % 3 == 0 ? "E;F" : "F;E") + "," +
           felt[at % 4] + "," + felt[(at + at / 7) % 4] + "," + (at % 4 == 0 ? "useful;clear" : "useful") +
           (anonymous ? "" : ",p" + std::to_string(at) + "@example.org") + "\n";
  }
  const auto taken = feedback::import_responses(database, site.audit(), slug, {"answers.csv", csv});
  REQUIRE(taken.ok());
  REQUIRE(feedback::close_round(database, site.audit(), slug).ok());
}

std::vector<std::string> groups_of(const std::string& html) {
  // The rows of words stand in the group over them.
  static const std::regex start("<(section|div) class=\"(figure(?! year-word\")|part|block)[\" ]");
  std::vector<std::string> groups;
  std::size_t from = html.find("<main");
  for (std::sregex_iterator at(html.begin(), html.end(), start), end; at != end; ++at) {
    const auto here = static_cast<std::size_t>(at->position());
    groups.push_back(html.substr(from, here - from));
    from = here;
  }
  groups.push_back(html.substr(from));
  return groups;
}

/// The names that stand in the group's "How this is made", and the group without it.
std::pair<std::set<std::string>, std::string> taken_apart(std::string group) {
  std::set<std::string> names;
  static const std::regex name("<dt>([^<]*)</dt>");
  for (auto at = group.find("<details"); at != std::string::npos; at = group.find("<details", at + 1)) {
    if (group.substr(at, 120).find("<summary>How this is made") == std::string::npos) continue;
    const auto end = group.find("</details>", at);
    const auto made = group.substr(at, end - at);
    for (std::sregex_iterator one(made.begin(), made.end(), name), none; one != none; ++one)
      names.insert(summit_site::text_of((*one)[1]));
    group.erase(at, end - at);
  }
  return {names, summit_site::text_of(group)};
}

bool has(const std::set<std::string>& names, FigureKind kind) {
  return names.contains(summit_site::text_of(std::string(figures::explanation_of(kind).name)));
}

/// The kinds that the page prints. `whole`: its figures have one explanation together.
FigureKinds check_page(SummitSite& site, const std::string& address, bool whole = false) {
  const auto reply = site.get(address);
  INFO(address);
  REQUIRE(reply.status == 200);
  FigureKinds printed;
  for (const auto& group : whole ? std::vector{reply.body} : groups_of(reply.body)) {
    const auto [names, words] = taken_apart(group);
    if (!whole && group.find("class=\"figure") != 1 && names.empty() && group.find("figure-main") == std::string::npos)
      continue;  // a heading, or a table of what the group before it explained
    static const std::regex rate(R"(answered(:| \() ?\d+\.\d%)");  // a share of those asked, explained as such
    const auto shares = std::regex_replace(words, rate, "");
    // Where no answer is shared out, a share is a response rate.
    const bool rates = has(names, FigureKind::response_rate) && !has(names, FigureKind::interval);
    for (const auto& look : looks()) {
      if (rates && look.kind == FigureKind::share) continue;
      const auto& text = look.kind == FigureKind::share ? shares : words;
      if (!std::regex_search(text, std::regex(look.words))) continue;
      INFO(words);
      INFO(figures::explanation_of(look.kind).name);
      CHECK(has(names, look.kind));
      printed.insert(look.kind);
    }
  }
  return printed;
}

}  // namespace

TEST_CASE("every kind of figure that a page prints is explained in its group") {
  SummitSite site;
  add_event_of_all_kinds(site, "all-kinds-2021", "2021-06-11", false, 0, 30);
  add_event_of_all_kinds(site, "all-kinds-2022", "2022-06-11", false, 7);
  add_event_of_all_kinds(site, "all-kinds-2023", "2023-06-10", false);
  add_event_of_all_kinds(site, "all-kinds-2024", "2024-06-10", true);
  FigureKinds printed;
  const std::string summit(summit_site::event);
  REQUIRE(
      site.post(summit + "/codebook", {{"do", "add"}, {"name", "Parent carers"}, {"tone", "none"}, {"words", "parent"}})
          .status == 303);
  REQUIRE(site.post(summit + "/themes/stood_out", {{"do", "rules"}}).status == 303);
  for (const auto& address :
       {summit + "/summary", std::string("/events/all-kinds-2021/summary"),
        std::string("/events/all-kinds-2023/summary"), std::string("/events/all-kinds-2024/summary"),
        std::string("/events/all-kinds-2024/summary?by=one")})
    printed.merge(check_page(site, address));
  for (const auto& address : {summit + "/words/stood_out", summit + "/words-compared?first=stood_out&second=topics"})
    printed.merge(check_page(site, address));
  for (const auto& address : {summit + "/places", summit + "/report", std::string("/events/all-kinds-2024/report"),
                              std::string("/events/all-kinds-2024/compare?with=all-kinds-2023")})
    printed.merge(check_page(site, address, true));
  for (const auto& address : {"/events/all-kinds-2023/tests?by=one", "/events/all-kinds-2023/tests?by=voice",
                              "/events/all-kinds-2024/tests?by=one", "/events/all-kinds-2023/tests?with=all-kinds-2022",
                              "/events/all-kinds-2023/tests?with=all-kinds-2022&people=same"})
    printed.merge(check_page(site, address));
  REQUIRE(app::load_ten_summits(site.database(), site.audit()).ok());
  printed.merge(check_page(site, "/events/network-summit-2025/years"));
  for (const auto& one : figures::explanations()) {
    INFO(one.name);
    CHECK((printed.contains(one.kind) != on_no_page.contains(one.kind)));
  }
}

TEST_CASE("one page explains every kind, each under an address of its own") {
  SummitSite site;
  const auto page = site.get(figures::how_made_path);
  REQUIRE(page.status == 200);
  std::set<std::string> anchors;
  for (const auto& one : figures::explanations()) {
    INFO(one.name);
    const auto anchor = figures::how_made_anchor(one.kind);
    CHECK(anchors.insert(anchor).second);
    CHECK_THAT(page.body, Contains("id=\"" + anchor + "\"") && Contains("href=\"#" + anchor + "\""));
    CHECK_THAT(summit_site::text_of(page.body), Contains(summit_site::text_of(std::string(one.limits))));
  }
}
