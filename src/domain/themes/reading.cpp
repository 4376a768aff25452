// Who reads which answer next, what counts where readers differ, and how far they agree.
#include <muster/domain/themes/reading.hpp>

#include <algorithm>
#include <iterator>

namespace muster::themes {
namespace {

bool holds(const std::vector<std::int64_t>& numbers, std::int64_t number) {
  return std::binary_search(numbers.begin(), numbers.end(), number);
}

const std::map<std::string, Reading>& readings_of(const QuestionReadings& kept, const std::string& key) {
  static const std::map<std::string, Reading> none;
  const auto found = kept.readings.find(key);
  return found == kept.readings.end() ? none : found->second;
}

}  // namespace

namespace {
constexpr std::string_view first_mark = "first:";

/// What a reader had said before they could compare; what they say where they have changed nothing since.
const Reading& first_said(const std::map<std::string, Reading>& of_text, const std::string& reader) {
  const auto first = of_text.find(first_of(reader));
  return first == of_text.end() ? of_text.at(reader) : first->second;
}
}  // namespace

std::string first_of(std::string_view reader) { return std::string(first_mark) + std::string(reader); }

bool is_person(std::string_view reader) {
  return reader != rule_reader && reader != settled_reader && !reader.starts_with(first_mark);
}

std::int64_t people_who_read(const std::map<std::string, Reading>& of_text) {
  return std::count_if(of_text.begin(), of_text.end(), [](const auto& entry) { return is_person(entry.first); });
}

bool is_bare(const std::map<std::string, Reading>& of_text) {
  return std::all_of(of_text.begin(), of_text.end(),
                     [](const auto& each) { return each.first == rule_reader && each.second.themes.empty(); });
}

bool may_read(const std::string& key, const QuestionReadings& kept, const std::string& reader, Instant now) {
  const auto& of_text = readings_of(kept, key);
  if (of_text.contains(reader)) return true;  // their own, to be changed
  auto taken = people_who_read(of_text);
  if (const auto locks = kept.locks.find(key); locks != kept.locks.end()) {
    for (const auto& lock : locks->second) {
      if (lock.reader != reader && lock.until > now && !of_text.contains(lock.reader)) ++taken;
    }
  }
  return taken < kept.readers_wanted;
}

std::optional<std::size_t> next_to_read(const std::vector<std::string>& keys, const QuestionReadings& kept,
                                        const std::string& reader, std::size_t after, Instant now) {
  const auto first = after >= keys.size() ? 0 : after + 1;
  std::optional<std::size_t> found;
  for (std::size_t step = 0; step < keys.size(); ++step) {
    const auto at = (first + step) % keys.size();
    const auto& of_text = readings_of(kept, keys[at]);
    if (of_text.contains(reader) || !may_read(keys[at], kept, reader, now)) continue;
    if (is_bare(of_text)) return at;
    if (!found) found = at;
  }
  return found;
}

std::vector<std::int64_t> meant(const Codebook& book, const Reading& reading, const MeetsSplit& meets) {
  std::vector<std::int64_t> out;
  for (const auto number : reading.themes) {
    if (const auto now = meaning_of(book, number, reading.version, meets); now != 0) out.push_back(now);
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

ThemedText themed(const Codebook& book, const std::map<std::string, Reading>& of_text, const MeetsSplit& meets) {
  ThemedText out;
  const auto take = [&](const Reading& reading) {
    out.themes = meant(book, reading, meets);
    out.says_nothing = reading.says_nothing;
  };
  if (const auto settled = of_text.find(std::string(settled_reader)); settled != of_text.end()) {
    out.read = true;
    take(settled->second);
    return out;
  }
  for (const auto& [reader, reading] : of_text) {
    if (!is_person(reader)) continue;
    if (!out.read) {
      out.read = true;
      take(reading);
      continue;
    }
    const auto themes = meant(book, reading, meets);
    if (themes == out.themes && reading.says_nothing == out.says_nothing) continue;
    out.differs = true;
    std::vector<std::int64_t> common;
    std::set_intersection(themes.begin(), themes.end(), out.themes.begin(), out.themes.end(),
                          std::back_inserter(common));
    out.themes = std::move(common);
    out.says_nothing = out.says_nothing && reading.says_nothing;
  }
  if (out.read) return out;
  if (const auto rule = of_text.find(std::string(rule_reader)); rule != of_text.end()) {
    take(rule->second);
    out.searched = true;
    out.by_rule = !out.themes.empty();
  }
  return out;
}

std::optional<Agreement> agreement_of(const Codebook& book, const QuestionReadings& kept,
                                      const std::function<bool(const std::string& key, const Theme&)>& meets) {
  std::map<std::string, std::int64_t> read;
  for (const auto& [key, of_text] : kept.readings) {
    for (const auto& [reader, reading] : of_text) {
      if (is_person(reader)) ++read[reader];
    }
  }
  if (read.size() < 2) return std::nullopt;
  std::vector<std::pair<std::string, std::int64_t>> order(read.begin(), read.end());
  std::stable_sort(order.begin(), order.end(),
                   [](const auto& left, const auto& right) { return left.second > right.second; });
  Agreement out{order[0].first, order[1].first};
  std::map<std::int64_t, stats::Crosstab> tables;
  for (const auto* theme : book.standing()) tables[theme->number] = {{0, 0}, {0, 0}};
  for (const auto& [key, of_text] : kept.readings) {
    if (!of_text.contains(out.first) || !of_text.contains(out.second)) continue;
    const auto& first = first_said(of_text, out.first);
    const auto& second = first_said(of_text, out.second);
    const auto meets_here = [&, &text = key](const Theme& part) { return meets(text, part); };
    const auto ones = meant(book, first, meets_here);
    const auto others = meant(book, second, meets_here);
    ++out.both;
    if (ones == others && first.says_nothing == second.says_nothing) ++out.same;
    for (auto& [number, table] : tables) ++table[holds(ones, number) ? 0 : 1][holds(others, number) ? 0 : 1];
  }
  if (out.both == 0) return std::nullopt;
  for (const auto& [number, table] : tables) {
    const auto ones = table[0][0] + table[0][1];
    const auto others = table[0][0] + table[1][0];
    if (ones + others == 0) continue;  // neither ever gave it
    // Where one of them gave it to none or to all, chance explains all that there is: the figure would be 0 with an
    // interval of no width, whatever they think of it.
    if (ones == 0 || others == 0 || ones == out.both || others == out.both) {
      if (ones != out.both || others != out.both) out.untold.push_back(number);
      continue;
    }
    if (const auto kappa = stats::cohens_kappa(table)) out.themes.push_back({number, *kappa});
  }
  return out;
}

}  // namespace muster::themes
