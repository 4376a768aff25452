// Counts are of people: a text that three wrote counts three times.
#include "review_side_pages.hpp"

#include <muster/domain/themes/rule.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>

#include <algorithm>
#include <set>

namespace muster::themes {
namespace {

using web::View;

/// Whether texts meet the words of themes that were split off since.
class Splits {
 public:
  explicit Splits(const ReadersView& of) : of_(of) {
    for (const auto& theme : of.desk.book.themes) {
      if (theme.split_from == 0) continue;
      if (const auto rule = parse_rule(theme.split_words); rule.ok())
        rules_.emplace(theme.number, BoundRule(*rule, *of.texts.folded));
    }
  }
  [[nodiscard]] MeetsSplit at(std::size_t place) const {
    return [this, place](const Theme& part) {
      const auto rule = rules_.find(part.number);
      return rule != rules_.end() && rule->second.meets(place);
    };
  }
  [[nodiscard]] bool meets(const std::string& key, const Theme& part) const {
    const auto place = of_.texts.places.find(key);
    return place != of_.texts.places.end() && at(place->second)(part);
  }

 private:
  const ReadersView& of_;
  std::map<std::int64_t, BoundRule> rules_;
};

std::string words_of(const Codebook& book, const Reading& reading, const MeetsSplit& meets) {
  if (reading.says_nothing) return "Says nothing";
  std::vector<std::string> out;
  for (const auto number : meant(book, reading, meets)) out.push_back(book.theme(number)->name);
  return out.empty() ? "No theme" : joined(out, "; ");
}

/// Of all texts that were asked for: who has read how many.
std::map<std::string, std::int64_t> read_by(const ReadersView& of) {
  std::map<std::string, std::int64_t> out;
  for (const auto& [key, of_text] : of.desk.kept.readings) {
    if (!of.texts.places.contains(key)) continue;
    for (const auto& [reader, reading] : of_text) {
      if (is_person(reader)) ++out[reader];
    }
  }
  return out;
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
  auto read = read_by(of);
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

void add_codebook(View& view, const ReadersView& of, const Suggested& found) {
  const Splits splits(of);
  std::map<std::int64_t, std::int64_t> people;
  std::int64_t read = 0;
  std::int64_t nothing = 0;
  std::int64_t several = 0;
  std::int64_t by_rule = 0;
  for (std::size_t place = 0; place < of.texts.keys.size(); ++place) {
    const auto kept = of.desk.kept.readings.find(of.texts.keys[place]);
    if (kept == of.desk.kept.readings.end()) continue;
    const auto text = themed(of.desk.book, kept->second, splits.at(place));
    const auto wrote = of.texts.texts[place].people;
    if (text.read) read += wrote;
    if (text.by_rule) by_rule += wrote;
    if (text.says_nothing) nothing += wrote;
    if (text.themes.size() > 1) several += wrote;
    for (const auto number : text.themes) people[number] += wrote;
  }
  auto words = counted(read, "person’s answer", "people’s answers") + " read so far";
  if (several > 0) words += "; " + counted(several, "names", "name") + " two themes or more";
  if (by_rule > 0) words += "; of " + grouped(by_rule) + " more the words of themes say it";
  auto& book = view.add("CODEBOOK", words + ".").set("BOOK_PATH", "/events/" + of.texts.event.slug + "/codebook");
  std::int64_t most = nothing;
  for (const auto& [number, count] : people) most = std::max(most, count);
  const auto add = [&](std::int64_t number, const std::string& name, const std::string& tone, std::int64_t count) {
    auto& row = book.add("THEME", name).set("THEME_KEY", number).set("THEME_PEOPLE", grouped(count));
    row.show("THEME_TONE", tone);
    row.markup("THEME_MARKS", marks_svg(count, std::max<std::int64_t>(most, 1), -2, {}));
    row.show_if(std::any_of(found.themes.begin(), found.themes.end(),
                            [&](const Suggestion& each) { return each.number == number; }),
                "THEME_LIT");
  };
  for (const auto* theme : of.desk.book.standing())
    add(theme->number, theme->name, std::string(tone_name(theme->tone)), people[theme->number]);
  add(0, "Says nothing, as ‘N/A’", {}, nothing);
}

void add_second_reader(View& view, const ReadersView& of, const std::string& path) {
  const Splits splits(of);
  for (const auto& [other, count] : read_by(of)) {
    if (other == of.reader) continue;
    std::int64_t both = 0;
    std::int64_t same = 0;
    std::vector<std::size_t> open;
    for (std::size_t place = 0; place < of.texts.keys.size(); ++place) {
      const auto kept = of.desk.kept.readings.find(of.texts.keys[place]);
      if (kept == of.desk.kept.readings.end()) continue;
      const auto mine = kept->second.find(of.reader);
      const auto theirs = kept->second.find(other);
      if (mine == kept->second.end() || theirs == kept->second.end()) continue;
      ++both;
      const auto meets = splits.at(place);
      const bool alike = meant(of.desk.book, mine->second, meets) == meant(of.desk.book, theirs->second, meets) &&
                         mine->second.says_nothing == theirs->second.says_nothing;
      if (alike)
        ++same;
      else if (!kept->second.contains(std::string(settled_reader)))
        open.push_back(place);
    }
    if (both == 0) continue;
    const auto name = reader_name(of.names, other);
    auto& panel = view.add("SECOND", name).set("BOTH_READ", counted(both, "answer", "answers"));
    panel.set("SAME_WORDS",
              grouped(same) + " of " + grouped(both) + (both == 1 ? " has" : " have") + " the same themes.");
    if (!open.empty()) {
      const auto place = open.front();
      const auto& of_text = of.desk.kept.readings.at(of.texts.keys[place]);
      const auto meets = splits.at(place);
      auto& difference = panel.add("DIFFERENCE", of.texts.texts[place].text).set("OTHER", name);
      difference.set("MINE", words_of(of.desk.book, of_text.at(of.reader), meets));
      difference.set("THEIRS", words_of(of.desk.book, of_text.at(other), meets));
      const auto button = [&](const std::string& words, const std::string& from) {
        return web::Form(of.request, path)
            .knowing("do", "settle")
            .knowing("text", of.texts.keys[place])
            .knowing("from", from)
            .button({.words = words, .of = "for this answer", .look = web::Button::Look::second})
            .shown();
      };
      difference.markup("KEEP_MINE", button("Keep yours", of.reader))
          .markup("TAKE_THEIRS", button("Take theirs", other));
      if (open.size() > 1)
        difference.show("MORE_DIFFERENCES",
                        counted(static_cast<std::int64_t>(open.size()) - 1, "more difference", "more differences") +
                            " after this.");
    }
    // Kappa is of all of it, and not before.
    const auto all = static_cast<std::int64_t>(of.texts.keys.size());
    const auto agreement =
        both == all ? agreement_of(of.desk.book, of.desk.kept,
                                   [&](const std::string& key, const Theme& part) { return splits.meets(key, part); })
                    : std::nullopt;
    if (!agreement) continue;
    auto& table = panel.add("KAPPAS");
    for (const auto& each : agreement->themes) {
      const auto two = [](double value) {
        const auto hundredths = static_cast<std::int64_t>(std::llround(value * 100));
        const auto size = std::llabs(hundredths);
        return std::string(hundredths < 0 ? "−" : "") + std::to_string(size / 100) + "." +
               (size % 100 < 10 ? "0" : "") + std::to_string(size % 100);
      };
      table.add("KAPPA", of.desk.book.theme(each.number)->name)
          .set("KAPPA_VALUE", two(each.kappa.value))
          .set("KAPPA_RANGE", two(each.kappa.interval.low) + " to " + two(each.kappa.interval.high));
    }
  }
}

void add_work(View& view, const ReadersView& of, const std::string& path, const ReadersForm* refused) {
  view.markup("READERS_FORM", refused != nullptr
                                  ? refused->form.shown()
                                  : readers_form(of.request, path, of.desk.kept.readers_wanted).form.shown());
  const bool any_words = std::any_of(of.desk.book.themes.begin(), of.desk.book.themes.end(),
                                     [](const Theme& theme) { return theme.merged_into == 0 && !theme.words.empty(); });
  if (any_words && !of.texts.keys.empty())
    view.add("RULES").markup("RULES_FORM",
                             web::Form(of.request, path)
                                 .knowing("do", "rules")
                                 .button({.words = "Give themes by their words", .look = web::Button::Look::second})
                                 .shown());
  // Of a long list phrases are looked for by the command, not at each turn of the page.
  constexpr std::size_t most_texts = 5000;
  if (of.texts.texts.size() > most_texts) return;
  std::vector<std::string> texts;
  for (const auto& each : of.texts.texts) texts.insert(texts.end(), static_cast<std::size_t>(each.people), each.text);
  constexpr std::size_t most_phrases = 5;
  const auto found = candidates(of.desk.book, texts, most_phrases);
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
