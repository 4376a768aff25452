// Counts are of people: a text that three wrote counts three times.
#include "review_side_pages.hpp"

#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <set>

namespace muster::themes {
namespace {

using web::View;

std::string words_of(const Codebook& book, const OwnReading& reading) {
  if (reading.said.says_nothing) return "Says nothing";
  std::vector<std::string> out;
  for (const auto number : reading.now) out.push_back(book.theme(number)->name);
  return out.empty() ? "No theme" : joined(out, "; ");
}

std::string hundredths(double value) {
  const auto number = static_cast<std::int64_t>(std::llround(value * 100));
  const auto size = std::llabs(number);
  return std::string(number < 0 ? "−" : "") + std::to_string(size / 100) + "." + (size % 100 < 10 ? "0" : "") +
         std::to_string(size % 100);
}

}  // namespace

ReadersForm readers_form(const web::Request& request, const std::string& path, std::int64_t now) {
  ReadersForm out{
      web::Form(request, path)
          .knowing("do", "readers")
          .button({.words = "Save", .of = "by how many people each answer is read", .look = web::Button::Look::second}),
      web::Field<std::int64_t>(nullptr)};
  out.readers = out.form.radios<std::int64_t>("readers", "Each answer is read by",
                                              {{1, "1", "One person", "A team shares the answers out by itself."},
                                               {2, "2", "Two people", "How far they agree is worked out."}});
  out.readers.begins(now);
  return out;
}

void add_progress(View& view, const ReadersView& of, std::optional<std::size_t> at) {
  const auto all = static_cast<std::int64_t>(of.texts.keys.size());
  if (all == 0) return;
  auto read = of.desk.read_by;
  read.try_emplace(of.reader, 0);
  std::vector<std::string> order{of.reader};
  for (const auto& [reader, count] : read) {
    if (reader != of.reader) order.push_back(reader);
  }
  for (const auto& reader : order) {
    const auto count = read[reader];
    auto& row = view.add("PROGRESS", reader_name(of.names, reader));
    row.set("READ", grouped(count)).set("OF_ALL", grouped(all));
    const auto words = reader_name(of.names, reader) + ": " + grouped(count) + " of " + grouped(all);
    row.markup("READ_MARKS", marks_svg(count, all, at && reader == of.reader ? count : -1, words));
  }
}

void add_codebook(View& view, const ReadersView& of) {
  const auto& tally = of.desk.tally;
  const auto people = [&](std::int64_t number) {
    const auto found = tally.themes.find(number);
    return found == tally.themes.end() ? 0 : found->second;
  };
  auto words = counted(tally.read, "person’s answer", "people’s answers") + " read so far";
  if (tally.several > 0) words += "; " + counted(tally.several, "names", "name") + " two themes or more";
  if (tally.by_rule > 0)
    words += "; " + counted(tally.by_rule, "more has", "more have") + " themes by their words alone";
  auto& book = view.add("CODEBOOK", words + ".").set("BOOK_PATH", "/events/" + of.texts.event.slug + "/codebook");
  const auto answers = "/events/" + of.texts.event.slug + "/themes/" + of.texts.question + "/answers";
  std::int64_t most = tally.nothing;
  for (const auto& [number, count] : tally.themes) most = std::max(most, count);
  const auto add = [&](std::int64_t number, const std::string& name, const std::string& tone, std::int64_t count) {
    auto& row = book.add("THEME", name).set("THEME_NUMBER", number).set("THEME_PEOPLE", grouped(count));
    row.set("THEME_ONE", count == 1 ? " person" : " people");
    const auto key = std::find(of.desk.keys.begin(), of.desk.keys.end(), number);
    if (number == 0)
      row.show("THEME_KEY", "0");
    else if (key != of.desk.keys.end())
      row.show("THEME_KEY", std::to_string(key - of.desk.keys.begin() + 1));
    row.set("THEME_PATH", answers + "?theme=" + std::to_string(number));
    row.show("THEME_TONE", tone);
    row.markup("THEME_MARKS", marks_svg(count, std::max<std::int64_t>(most, 1), -2, {}));
    row.show_if(std::any_of(of.desk.suggested.themes.begin(), of.desk.suggested.themes.end(),
                            [&](const Suggestion& each) { return each.number == number; }),
                "THEME_LIT");
  };
  auto order = of.desk.keys;
  for (const auto* theme : of.desk.book.standing()) order.push_back(theme->number);
  std::set<std::int64_t> added;
  for (const auto number : order) {
    const auto* theme = of.desk.book.theme(number);
    if (theme != nullptr && added.insert(number).second)
      add(number, theme->name, std::string(tone_name(theme->tone)), people(number));
  }
  add(0, "Says nothing, as ‘N/A’", {}, tally.nothing);
}

void add_second_reader(View& view, const ReadersView& of, const std::string& path) {
  for (const auto& beside : of.desk.beside) {
    const auto name = reader_name(of.names, beside.reader);
    auto& panel = view.add("SECOND", name).set("BOTH_READ", counted(beside.both, "answer", "answers"));
    panel.set("SAME_WORDS", grouped(beside.same) + " of " + grouped(beside.both) +
                                (beside.both == 1 ? " has" : " have") + " the same themes.");
    if (beside.difference) {
      const auto place = *beside.difference;
      auto& difference = panel.add("DIFFERENCE", of.texts.texts[place].text).set("OTHER", name);
      difference.set("MINE", words_of(of.desk.book, beside.mine));
      difference.set("THEIRS", words_of(of.desk.book, beside.theirs));
      const auto button = [&](const std::string& words, const std::string& from) {
        return web::Form(of.request, path)
            .knowing("do", "settle")
            .knowing("text", of.texts.keys[place])
            .knowing("from", from)
            .button({.words = words, .of = "for this answer", .look = web::Button::Look::second})
            .shown();
      };
      difference.markup("KEEP_MINE", button("Keep yours", of.reader))
          .markup("TAKE_THEIRS", button("Take theirs", beside.reader));
      if (beside.open > 1)
        difference.show("MORE_DIFFERENCES",
                        counted(beside.open - 1, "more difference", "more differences") + " after this.");
    }
    if (!beside.agreement) continue;
    auto& table = panel.add("KAPPAS");
    for (const auto& each : beside.agreement->themes) {
      table.add("KAPPA", of.desk.book.theme(each.number)->name)
          .set("KAPPA_VALUE", hundredths(each.kappa.value))
          .set("KAPPA_RANGE", hundredths(each.kappa.interval.low) + " to " + hundredths(each.kappa.interval.high));
    }
    for (const auto number : beside.agreement->untold)
      table.add("KAPPA", of.desk.book.theme(number)->name)
          .set("KAPPA_VALUE", "–")
          .set("KAPPA_RANGE", "Cannot be told: one of you gave it to none, or to all");
  }
}

void add_team(View& view, const ReadersView& of) {
  if (!of.desk.team) return;
  const auto& team = *of.desk.team;
  auto& part = view.add("TEAM", counted(team.people, "person has", "people have") + " read " +
                                    counted(team.texts, "answer", "answers") + " between them, two each answer.");
  for (const auto& each : team.themes)
    part.add("ALPHA", of.desk.book.theme(each.number)->name).set("ALPHA_VALUE", hundredths(each.alpha));
}

void add_work(View& view, const ReadersView& of, const std::string& path, const ReadersForm* refused) {
  view.markup("READERS_FORM", refused != nullptr ? refused->form.shown()
                                                 : readers_form(of.request, path, of.desk.readers_wanted).form.shown());
  const bool any_words = std::any_of(of.desk.book.themes.begin(), of.desk.book.themes.end(), [](const Theme& theme) {
    return theme.merged_into == 0 && theme.state == ThemeState::offered && !theme.words.empty();
  });
  if (any_words && !of.texts.keys.empty()) {
    auto& rules = view.add("RULES");
    if (of.desk.words_changed) rules.add("RULES_CHANGED");
    rules.markup("RULES_FORM", web::Form(of.request, path)
                                   .knowing("do", "rules")
                                   .button({.words = "Give themes by their words", .look = web::Button::Look::second})
                                   .shown());
  }
  constexpr std::size_t most_phrases = 5;
  const auto found = unknown_phrases(of.desk.book, of.texts.phrases(), most_phrases);
  if (found.empty()) return;
  auto& list = view.add("PHRASES");
  for (const auto& each : found) {
    auto& row = list.add("PHRASE", each.phrase).set("PHRASE_PEOPLE", counted(each.people, "person", "people"));
    row.markup("PHRASE_FORM",
               web::Form(of.request, path)
                   .knowing("do", "phrase")
                   .knowing("phrase", each.phrase)
                   .button({.words = "Make it a theme", .of = each.phrase, .look = web::Button::Look::link})
                   .shown());
  }
}

}  // namespace muster::themes
