// Deals people to tables, organisation by organisation, each time to the tables with most room: where nobody is kept
// anywhere this finds an order without colleagues at one table whenever there is one (Gale and Ryser).
#include <muster/domain/booking/tables.hpp>

#include <muster/kit/base/number.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>
#include <utility>

namespace muster::booking {
namespace {

using Counts = std::unordered_map<std::size_t, std::int64_t>;  // table -> how many of an organisation

/// How many each table is to have: those with fewest people are filled first, so that all differ by one at most.
std::vector<std::int64_t> room_left(const std::vector<std::int64_t>& there, std::int64_t places, std::int64_t people) {
  std::vector<std::int64_t> room(there.size(), 0);
  std::set<std::pair<std::int64_t, std::size_t>> fewest;  // people, table
  for (std::size_t table = 0; table < there.size(); ++table)
    if (there[table] < places) fewest.emplace(there[table], table);
  for (; people > 0 && !fewest.empty(); --people) {
    const auto [now, table] = *fewest.begin();
    fewest.erase(fewest.begin());
    ++room[table];
    if (now + 1 < places) fewest.emplace(now + 1, table);
  }
  return room;
}

class Dealing {
 public:
  Dealing(std::vector<TableGuest>& guests, const TableRules& rules)
      : guests_(guests), rules_(rules), of_kind_(static_cast<std::size_t>(rules.tables), 0) {}

  void deal() {
    const auto number = static_cast<std::size_t>(rules_.tables);
    std::vector<std::int64_t> there(number, 0);
    std::vector<std::size_t> waiting;
    for (std::size_t at = 0; at < guests_.size(); ++at) {
      const auto& guest = guests_[at];
      if (!guest.table) {
        waiting.push_back(at);
        continue;
      }
      const auto table = static_cast<std::size_t>(*guest.table - 1);
      ++there[table];
      if (is_wanted(guest)) ++of_kind_[table];
      if (!guest.organisation.empty()) ++at_tables_[guest.organisation][table];
    }
    room_ = room_left(there, rules_.places, static_cast<std::int64_t>(waiting.size()));
    std::int64_t free = 0;
    for (std::size_t table = 0; table < number; ++table) {
      free += room_[table];
      if (room_[table] > 0) open_.insert(place_of(table));
    }
    // Whoever booked last has none where there are not enough.
    if (static_cast<std::int64_t>(waiting.size()) > free) waiting.resize(static_cast<std::size_t>(free));
    for (const auto& group : groups_of(waiting)) {
      wanted_now_ = is_wanted(guests_[group.front()]);
      reorder();
      seat(group);
    }
  }

 private:
  /// Tables in the order in which they take somebody: for the kind that is wanted those without it first, then those
  /// with most room, then by number.
  using Place = std::tuple<std::int64_t, std::int64_t, std::size_t>;

  [[nodiscard]] bool is_wanted(const TableGuest& guest) const {
    return !rules_.kind.empty() && guest.kind == rules_.kind;
  }
  [[nodiscard]] Place place_of(std::size_t table) const {
    return {ordered_by_kind_ ? of_kind_[table] : 0, -room_[table], table};
  }

  /// Those of the wanted kind come first in the list of groups, so this happens twice at most.
  void reorder() {
    if (ordered_by_kind_ == wanted_now_) return;
    std::set<Place> again;
    const auto before = std::move(open_);
    ordered_by_kind_ = wanted_now_;
    for (const auto& [kind, room, table] : before) again.insert(place_of(table));
    open_ = std::move(again);
  }

  /// People of one organisation together: the wanted kind first, then kind by kind, the largest organisation of each
  /// first.
  [[nodiscard]] std::vector<std::vector<std::size_t>> groups_of(const std::vector<std::size_t>& waiting) const {
    std::vector<std::vector<std::size_t>> groups;
    std::unordered_map<std::string, std::size_t> known;
    for (const auto at : waiting) {
      const auto& organisation = guests_[at].organisation;
      const auto found = organisation.empty() ? known.end() : known.find(organisation);
      if (found != known.end()) {
        groups[found->second].push_back(at);
        continue;
      }
      if (!organisation.empty()) known.emplace(organisation, groups.size());
      groups.push_back({at});
    }
    std::ranges::stable_sort(groups, [&](const auto& left, const auto& right) {
      const auto& one = guests_[left.front()];
      const auto& other = guests_[right.front()];
      if (is_wanted(one) != is_wanted(other)) return is_wanted(one);
      if (one.kind != other.kind) return one.kind < other.kind;
      if (left.size() != right.size()) return left.size() > right.size();
      return one.organisation < other.organisation;
    });
    return groups;
  }

  void seat(const std::vector<std::size_t>& group) {
    const auto& organisation = guests_[group.front()].organisation;
    auto& here = at_tables_[organisation];
    std::vector<std::size_t> taken;
    std::size_t next = 0;
    // A walk passes the tables where they sit already: no more of them than there are of the organisation.
    for (auto place = open_.begin(); place != open_.end() && next < group.size(); ++place) {
      const auto table = std::get<2>(*place);
      if (!organisation.empty() && here.contains(table)) continue;
      taken.push_back(table);
      ++next;
    }
    for (std::size_t at = 0; at < taken.size(); ++at) put(group[at], taken[at]);
    // More of them than such tables: from here on each sits where fewest of them are.
    std::set<std::pair<std::int64_t, Place>> fewest;
    if (next < group.size())
      for (const auto& place : open_) fewest.emplace(here[std::get<2>(place)], place);
    for (; next < group.size(); ++next) {
      const auto [colleagues, place] = *fewest.begin();
      fewest.erase(fewest.begin());
      const auto table = std::get<2>(place);
      put(group[next], table);
      if (room_[table] > 0) fewest.emplace(colleagues + 1, place_of(table));
    }
  }

  void put(std::size_t guest, std::size_t table) {
    open_.erase(place_of(table));
    --room_[table];
    if (is_wanted(guests_[guest])) ++of_kind_[table];
    if (!guests_[guest].organisation.empty()) ++at_tables_[guests_[guest].organisation][table];
    guests_[guest].table = static_cast<std::int64_t>(table) + 1;
    if (room_[table] > 0) open_.insert(place_of(table));
  }

  std::vector<TableGuest>& guests_;
  const TableRules& rules_;
  std::vector<std::int64_t> room_;
  std::vector<std::int64_t> of_kind_;
  std::unordered_map<std::string, Counts> at_tables_;
  std::set<Place> open_;
  bool ordered_by_kind_ = false;
  bool wanted_now_ = false;
};

}  // namespace

Outcome check_tables(const TableRules& rules) {
  if (rules.tables < 1 || rules.tables > most_tables)
    return bad_input("Give a number of tables from 1 to " + grouped(most_tables) + ".").at("tables");
  if (rules.places < 1 || rules.places > most_places)
    return bad_input("Give a number of places at each table from 1 to " + grouped(most_places) + ".").at("places");
  return Success{};
}

Result<TableKeeping> parse_table_keeping(std::string_view word) {
  if (word == "everybody") return TableKeeping::everybody;
  if (word == "by_hand") return TableKeeping::by_hand;
  return bad_input("\"keep\" is \"everybody\" (who sits stays) or \"by_hand\" (only who was put there stays).")
      .at("keep");
}

void seat_at_tables(std::vector<TableGuest>& guests, const TableRules& rules, TableKeeping keeping) {
  for (auto& guest : guests) {
    const bool exists = guest.table && *guest.table >= 1 && *guest.table <= rules.tables;
    if (exists && (guest.by_hand || keeping == TableKeeping::everybody)) continue;
    guest.table.reset();
    guest.by_hand = false;
  }
  Dealing(guests, rules).deal();
}

}  // namespace muster::booking
