// A change of one text is taken off what was counted, and counted again.
#include <muster/domain/themes/reading_board.hpp>

#include <algorithm>

namespace muster::themes {
namespace {

/// Whether readings mean the same by both codebooks: names, tones and words count nothing.
bool mean_the_same(const Codebook& left, const Codebook& right) {
  std::map<std::int64_t, const Theme*> before;
  for (const auto& theme : left.themes) before.emplace(theme.number, &theme);
  for (const auto& theme : right.themes) {
    const auto found = before.find(theme.number);
    if (found == before.end()) {
      if (theme.merged_into != 0 || theme.split_from != 0) return false;
      continue;
    }
    const auto& old = *found->second;
    if (old.merged_into != theme.merged_into || old.split_from != theme.split_from ||
        old.split_words != theme.split_words || old.split_at != theme.split_at ||
        (old.state == ThemeState::gone) != (theme.state == ThemeState::gone))
      return false;
    before.erase(found);
  }
  // What was taken back is borne by no reading, but for those of the rules.
  return before.empty();
}

}  // namespace

ReadingBoard::ReadingBoard(std::vector<std::int64_t> people, Codebook book, Meets meets)
    : people_(std::move(people)), book_(std::move(book)), meets_(std::move(meets)), of_places_(people_.size()) {
  for (std::size_t place = 0; place < people_.size(); ++place) {
    open_.insert(open_.end(), place);
    bare_.insert(bare_.end(), place);
  }
}

void ReadingBoard::set_beside(std::vector<std::int64_t> keys, std::string rule_words) {
  keys_ = std::move(keys);
  rule_words_ = std::move(rule_words);
}

MeetsSplit ReadingBoard::meets_at(std::size_t place) const {
  return [this, place](const Theme& part) { return meets_ && meets_(place, part); };
}

std::vector<std::int64_t> ReadingBoard::meant_at(std::size_t place, const Reading& reading) const {
  return meant(book_, reading, meets_at(place));
}

ThemedText ReadingBoard::themed_at(std::size_t place) const {
  return themed(book_, of_places_.at(place), meets_at(place));
}

void ReadingBoard::count(std::size_t place, std::int64_t sign) {
  const auto& of_text = of_places_[place];
  if (of_text.empty()) return;
  const auto meets = meets_at(place);
  const auto text = themed_at(place);
  const auto wrote = sign * people_[place];
  if (text.read) tally_.read += wrote;
  if (text.by_rule) tally_.by_rule += wrote;
  if (text.says_nothing) tally_.nothing += wrote;
  if (text.themes.size() > 1) tally_.several += wrote;
  for (const auto number : text.themes) {
    const auto people = tally_.themes[number] += wrote;
    if (people == 0) tally_.themes.erase(number);
  }
  const auto people = people_who_read(of_text);
  if (people > 0) read_ += sign;
  if (sign > 0) {
    if (people >= wanted_) open_.erase(place);
    if (!is_bare(of_text)) bare_.erase(place);
  } else {
    open_.insert(place);
    bare_.insert(place);
  }
  const bool settled = of_text.contains(std::string(settled_reader));
  for (auto one = of_text.begin(); one != of_text.end(); ++one) {
    if (!is_person(one->first)) continue;
    const auto texts = read_by_[one->first] += sign;
    if (texts == 0) read_by_.erase(one->first);
    for (auto other = std::next(one); other != of_text.end(); ++other) {
      if (!is_person(other->first)) continue;
      const auto names = std::pair(one->first, other->first);
      auto& pair = pairs_[names];
      pair.both += sign;
      const bool same = meant(book_, one->second, meets) == meant(book_, other->second, meets) &&
                        one->second.says_nothing == other->second.says_nothing;
      if (same) pair.same += sign;
      if (sign < 0)
        pair.open.erase(place);
      else if (!same && !settled)
        pair.open.insert(place);
      if (pair.both == 0) pairs_.erase(names);
    }
  }
}

void ReadingBoard::put(std::size_t place, OfText readings) {
  count(place, -1);
  of_places_.at(place) = std::move(readings);
  count(place, 1);
}

void ReadingBoard::count_all() {
  open_.clear();
  bare_.clear();
  read_ = 0;
  read_by_.clear();
  tally_ = {};
  pairs_.clear();
  for (std::size_t place = 0; place < of_places_.size(); ++place) {
    open_.insert(open_.end(), place);
    bare_.insert(bare_.end(), place);
    count(place, 1);
  }
}

void ReadingBoard::use(Codebook book, Meets meets) {
  const bool same = mean_the_same(book_, book);
  book_ = std::move(book);
  meets_ = std::move(meets);
  if (!same) count_all();
}

void ReadingBoard::set_readers_wanted(std::int64_t readers) {
  if (readers == wanted_) return;
  wanted_ = readers;
  count_all();
}

bool ReadingBoard::may_read(const Locks& locks, std::size_t place, const std::string& reader, Instant now) const {
  const auto& of_text = at(place);
  if (of_text.contains(reader)) return true;  // their own, to be changed
  auto taken = people_who_read(of_text);
  if (const auto here = locks.find(place); here != locks.end()) {
    for (const auto& lock : here->second) {
      if (lock.reader != reader && lock.until > now && !of_text.contains(lock.reader)) ++taken;
    }
  }
  return taken < wanted_;
}

std::optional<std::size_t> ReadingBoard::next_to_read(const Locks& locks, const std::string& reader, std::size_t after,
                                                      Instant now) const {
  const auto free = [&](std::size_t place) {
    return !at(place).contains(reader) && may_read(locks, place, reader, now);
  };
  for (const auto* places : {&bare_, &open_}) {
    const auto first = after >= size() ? places->begin() : places->upper_bound(after);
    if (const auto found = std::find_if(first, places->end(), free); found != places->end()) return *found;
    if (const auto found = std::find_if(places->begin(), first, free); found != first) return *found;
  }
  return std::nullopt;
}

std::optional<Agreement> ReadingBoard::agreement(const std::string& one, const std::string& other) const {
  // Under keys made of the places: the rule asks for texts by name.
  QuestionReadings kept;
  for (std::size_t place = 0; place < size(); ++place) {
    const auto& of_text = at(place);
    const auto mine = of_text.find(one);
    const auto theirs = of_text.find(other);
    if (mine == of_text.end() || theirs == of_text.end()) continue;
    auto& both = kept.readings[std::to_string(place)] = {{one, mine->second}, {other, theirs->second}};
    for (const auto& reader : {first_of(one), first_of(other)}) {
      if (const auto first = of_text.find(reader); first != of_text.end()) both.emplace(reader, first->second);
    }
  }
  return agreement_of(book_, kept, [&](const std::string& key, const Theme& part) {
    return meets_ && meets_(static_cast<std::size_t>(std::stoull(key)), part);
  });
}

std::optional<TeamAgreement> ReadingBoard::team_agreement() const {
  if (!open_.empty() || wanted_ < 2 || read_by_.size() < 3) return std::nullopt;
  QuestionReadings kept;
  for (std::size_t place = 0; place < size(); ++place) kept.readings[std::to_string(place)] = at(place);
  return team_agreement_of(book_, kept, [&](const std::string& key, const Theme& part) {
    return meets_ && meets_(static_cast<std::size_t>(std::stoull(key)), part);
  });
}

}  // namespace muster::themes
