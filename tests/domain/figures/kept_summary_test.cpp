// What is kept of a round's figures is what one would count now, whatever changes: answers, themes, masks, the word
// list, the delegates.
#include "domain/themes/themed_summit.hpp"

#include <muster/domain/booking/delegate_service.hpp>
#include <muster/domain/feedback/text_look_service.hpp>
#include <muster/domain/figures/summary_service.hpp>
#include <muster/domain/themes/rules_service.hpp>
#include <muster/domain/wordlist/word_list_service.hpp>

#include <functional>

using namespace muster;
using namespace muster::figures;

namespace {

std::string told(Summaries& summaries, Instant now) {
  const auto found = summaries.of("summit", now);
  if (!found.ok()) FAIL(found.error().message);
  std::string out = to_json(**found);
  // What stands in no JSON: the lists by theme.
  for (const auto& question : (*found)->questions) {
    for (const auto text : question.texts) out += "\n" + std::string(text);
    if (!question.themes) continue;
    for (const auto& theme : question.themes->themes) {
      out += "\n" + theme.name + " " + std::to_string(theme.people) + " " + theme.quotation;
      for (const auto text : theme.texts) out += "\n" + std::string(text);
    }
    for (const auto text : question.themes->without_theme) out += "\nwithout " + std::string(text);
  }
  return out;
}

}  // namespace

TEST_CASE("a kept summary is dropped by every change that its figures may depend on, and by nothing else") {
  themes::ThemedSummit desk(12);
  Summaries kept(desk.database());
  auto before = told(kept, desk.clock.now());
  std::int64_t made = kept.made();
  const auto changes_by = [&](const std::string& what, const std::function<bool()>& change) {
    INFO(what);
    REQUIRE(change());
    const auto now = told(kept, desk.clock.now());
    Summaries fresh(desk.database());
    CHECK(now == told(fresh, desk.clock.now()));
    CHECK(now != before);
    CHECK(kept.made() == ++made);
    CHECK(told(kept, desk.clock.now()) == now);
    CHECK(kept.made() == made);
    before = now;
  };
  changes_by("a reading", [&] { return desk.keep("Ofsted talk", "anna", {{1}, false, true}).ok(); });
  changes_by("the words of themes",
             [&] { return themes::apply_rules(desk.database(), desk.now(), *desk.texts, unwatched()).ok(); });
  changes_by("the codebook", [&] {
    return themes::change_book(desk.database(), desk.now(), desk.programme,
                               [](const themes::Codebook& book) { return themes::merged(book, 2, 1); })
        .ok();
  });
  changes_by("a mask", [&] {
    return feedback::look_at_text(desk.database(), desk.now(), "summit", "topic", desk.key("Ofsted talk"),
                                  feedback::TextLook::Kind::black_out, "talk")
        .ok();
  });
  changes_by("delegates", [&] {
    return booking::import_delegates(desk.database(), desk.now(), "summit",
                                     {"delegates.csv", "First Name,Surname,Borough/Organisation\r\nAda,Lin,Barnet\r\n"},
                                     std::nullopt)
        .ok();
  });
  changes_by("an answer that comes later", [&] {
    if (!feedback::reopen_round(desk.database(), desk.now(), "summit").ok()) return false;
    desk.answer("late", {{"helpful", {"mainly"}}, {"topic", {"Ofsted again"}}});
    return feedback::close_round(desk.database(), desk.now(), "summit").ok();
  });
  // The word list counts by its own version: the same figures may come of it.
  REQUIRE(wordlist::join_words(desk.database(), desk.now(), desk.programme, "lunchs", "lunch").ok());
  Summaries fresh(desk.database());
  CHECK(told(kept, desk.clock.now()) == told(fresh, desk.clock.now()));
  CHECK(kept.made() == made + 1);
}
