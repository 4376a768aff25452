// Makes the rows and sentences of an event's seats.
#include "seat_rows.hpp"

#include <muster/kit/base/date.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <map>

namespace muster::booking {
namespace {

std::string people_are(std::int64_t number, const std::string& what) {
  return grouped(number) + (number == 1 ? " is " : " are ") + what;
}

/// "Next: Yusuf Stallwood, then 3 more"; empty where nobody waits.
std::string next_words(const std::vector<SeatClaim>& line) {
  if (line.empty()) return {};
  std::string words = "Next: " + line.front().name;
  if (line.size() == 2) words += ", then " + line[1].name;
  if (line.size() > 2) words += ", then " + grouped(static_cast<std::int64_t>(line.size()) - 1) + " more";
  return words;
}

class Sections {
 public:
  explicit Sections(const SeatTable& table) : table_(table) {
    for (const auto& claim : table.line) waiting_[row_of(claim)].push_back(claim);
    for (const auto& claim : table.claims)
      if (claim.state == State::offered) offered_[row_of(claim)].push_back(claim);
  }

  SeatSection of(const KindShare& share) {
    SeatSection section;
    section.kind = share.kind;
    section.name = kind_heading(share.kind);
    section.least = share.least;
    section.most = share.most;
    section.aim = aim_of(share);
    section.figures = table_.plan.of_kind(share.kind);
    section.may_release = !table_.plan.rules().released && section.figures.held > 0;
    section.words = words_of(share, section.figures);
    section.decision = decision_of(share, section.figures);
    section.rows = rows_of(share);
    return section;
  }

  SeatRow open() {
    SeatRow row;
    row.figures = table_.plan.not_shared_out();
    fill(row, {SeatShare::Level::event, "", ""});
    return row;
  }

 private:
  /// Where somebody stands in the table, which keeps its rows after the release too.
  [[nodiscard]] SeatShare row_of(const SeatClaim& claim) const {
    if (claim.online) return {SeatShare::Level::online, "", ""};
    const auto kind = table_.plan.has_kind_share(claim.kind) ? claim.kind : std::string();
    if (!table_.plan.has_kind_share(kind)) return {};
    if (table_.plan.own_share(claim.organisation)) return {SeatShare::Level::organisation, kind, claim.organisation};
    return {SeatShare::Level::kind, kind, ""};
  }

  void fill(SeatRow& row, const SeatShare& share) {
    for (const auto& claim : offered_[share])
      row.offers.push_back({claim, claim.until ? long_instant(*claim.until, table_.event.zone) : std::string()});
    row.next = next_words(waiting_[share]);
  }

  static std::string aim_of(const KindShare& share) {
    std::string words;
    if (share.most > 0)
      words = share.least == 0 ? "Up to " + grouped(share.most)
                               : "Aim " + grouped(share.least) + " to " + grouped(share.most);
    if (share.each > 0)
      words += (words.empty() ? "" : "; ") + grouped(share.each) + " for each " +
               (share.each_by_place ? "place" : "organisation");
    if (share.most_each > 0)
      words += std::string(words.empty() ? "At" : "; at") + " most " + grouped(share.most_each) + " from one " +
               (share.each_by_place ? "organisation for each place" : "organisation");
    return words;
  }

  [[nodiscard]] std::string words_of(const KindShare& share, const SeatFigures& figures) const {
    std::vector<std::string> words;
    if (figures.over > 0)
      words.push_back(grouped(figures.used + figures.offered) + " are used or offered, " + grouped(figures.over) +
                      " more than the " + grouped(figures.seats) + " shared out.");
    if (figures.used < share.least)
      words.push_back(people_are(figures.used, "booked") + ", " + grouped(share.least - figures.used) +
                      " short of the " + grouped(share.least) + " aimed for.");
    const auto& rules = table_.plan.rules();
    if (rules.release_on && !rules.released && figures.held > 0) {
      const auto to = rules.release_to == ReleaseTo::everyone ? std::string("everyone")
                      : share.kind.empty()                    ? std::string("whoever of these comes first")
                                                              : "any organisation of this kind";
      auto sentence = "On " + long_date(*rules.release_on) + " the " + counted(figures.held, "held seat", "held seats");
      const auto first = std::min(figures.held, figures.waiting);
      if (rules.release_to == ReleaseTo::kind && first > 0) {
        sentence += (figures.held == 1 ? " goes first to the " : " go first to the ") + grouped(figures.waiting) +
                    " who wait" + (figures.waiting == 1 ? "s" : "");
        if (figures.held > first) sentence += ", and " + grouped(figures.held - first) + " become free";
        words.push_back(sentence + ".");
      } else {
        words.push_back(sentence + (figures.held == 1 ? " becomes free for " : " become free for ") + to + ".");
      }
    }
    std::string all;
    for (const auto& each : words) all += (all.empty() ? "" : " ") + each;
    return all;
  }

  [[nodiscard]] std::optional<SeatDecision> decision_of(const KindShare& share, const SeatFigures& figures) const {
    const auto spare = table_.plan.not_shared_out().free;
    const auto wanted = std::min({spare, share.most - share.seats, figures.waiting});
    if (wanted < 1 || figures.held + figures.free > 0) return std::nullopt;
    SeatDecision decision;
    decision.seats = wanted;
    decision.words = people_are(figures.used, "booked") + " and " + counted(figures.waiting, "waits", "wait") + ". " +
                     counted(spare, "seat is", "seats are") + " not shared out, and " + grouped(wanted) +
                     " of them would make " + grouped(share.seats + wanted) + " of the " + grouped(share.most) +
                     " aimed for at most.";
    decision.button = "Give " + counted(wanted, "seat", "seats") + " to " + uncapitalised(kind_heading(share.kind));
    return decision;
  }

  std::vector<SeatRow> rows_of(const KindShare& share) {
    std::vector<SeatRow> rows;
    struct Sum {
      SeatFigures figures;
      std::vector<std::string> names;
    };
    Sum none;
    Sum some;
    Sum all;
    auto organisations = table_.organisations;
    std::ranges::sort(organisations,
                      [](const auto& one, const auto& other) { return compare_names(one.name, other.name) < 0; });
    for (const auto& organisation : organisations) {
      const auto kind = table_.plan.has_kind_share(organisation.kind) ? organisation.kind : std::string();
      if (!table_.plan.own_share(organisation.id) || kind != share.kind) continue;
      const auto figures = table_.plan.of_organisation(organisation.id);
      if (figures.seats + figures.used + figures.offered + figures.waiting == 0) continue;
      if (figures.offered > 0 || figures.waiting > 0 || figures.over > 0) {
        SeatRow row{organisation.name, {}, figures, {}, {}};
        fill(row, {SeatShare::Level::organisation, share.kind, organisation.id});
        if (figures.over > 0)
          row.names = grouped(figures.over) + " more than the " + grouped(figures.seats) + " of its own.";
        rows.push_back(std::move(row));
        continue;
      }
      auto& sum = figures.used == 0 ? none : figures.held > 0 ? some : all;
      sum.names.push_back(organisation.name);
      sum.figures.seats += figures.seats;
      sum.figures.used += figures.used;
      sum.figures.held += figures.held;
      sum.figures.nominated += figures.nominated;
    }
    const auto add = [&](const Sum& sum, const char* one, const char* many) {
      if (sum.names.empty()) return;
      const auto number = static_cast<std::int64_t>(sum.names.size());
      SeatRow row;
      row.name = number == 1 ? sum.names.front() : counted(number, "organisation ", "organisations ") + many;
      row.names = number == 1 ? std::string(one) : listed(sum.names);
      row.figures = sum.figures;
      rows.push_back(std::move(row));
    };
    add(none, "Has named nobody", "have named nobody");
    add(some, "", "have used some");
    add(all, "", "have used all of theirs");
    SeatRow others;
    others.name = rows.empty() ? "First come, first served" : "Any other";
    others.figures = table_.plan.others_of_kind(share.kind);
    fill(others, {SeatShare::Level::kind, share.kind, ""});
    if (others.figures.seats + others.figures.waiting > 0) rows.push_back(std::move(others));
    return rows;
  }

  const SeatTable& table_;
  std::map<SeatShare, std::vector<SeatClaim>> waiting_;
  std::map<SeatShare, std::vector<SeatClaim>> offered_;
};

}  // namespace

std::vector<SeatSection> seat_sections(const SeatTable& table) {
  Sections sections(table);
  std::vector<SeatSection> all;
  for (const auto& share : table.plan.rules().kinds) all.push_back(sections.of(share));
  return all;
}

SeatRow open_row(const SeatTable& table) {
  auto row = Sections(table).open();
  const auto& rules = table.plan.rules();
  row.name = rules.kinds.empty()                                         ? "All seats"
             : rules.released && rules.release_to == ReleaseTo::everyone ? "For everyone"
                                                                         : "Not shared out";
  return row;
}

std::vector<SeatDue> seats_due(const SeatTable& table) {
  std::map<Instant, std::int64_t> ends;
  for (const auto& claim : table.claims)
    if (claim.state == State::offered && claim.until) ++ends[*claim.until];
  std::vector<std::pair<Instant, SeatDue>> due;
  for (const auto& [at, number] : ends)
    due.push_back({at, {long_instant(at, table.event.zone), counted(number, "offer ends", "offers end")}});
  const auto& rules = table.plan.rules();
  const auto held = table.plan.all().held;
  if (rules.release_on && !rules.released && held > 0)
    due.push_back({std::chrono::sys_days(*rules.release_on),
                   {long_date(*rules.release_on), counted(held, "held seat is released", "held seats are released")}});
  std::ranges::stable_sort(due, {}, &std::pair<Instant, SeatDue>::first);
  std::vector<SeatDue> all;
  for (auto& [at, each] : due) all.push_back(std::move(each));
  return all;
}

std::string seats_headline(const SeatTable& table) {
  const auto all = table.plan.all();
  if (!table.plan.rules().seats) return people_are(all.used, "booked") + ".";
  if (all.over > 0)
    return grouped(all.used + all.offered) + " are booked or offered a seat, and there are " + grouped(all.seats) + ".";
  return grouped(all.used) + " of " + counted(all.seats, "seat is", "seats are") + " taken.";
}

std::string seats_lead(const SeatTable& table) {
  const auto all = table.plan.all();
  const auto wait =
      all.waiting == 0 ? std::string("Nobody waits.") : counted(all.waiting, "person waits.", "people wait.");
  const auto& rules = table.plan.rules();
  const auto cap = rules.most_each > 0 && !rules.released
                       ? " At most " + grouped(rules.most_each) + " from one organisation, then the waiting list."
                       : std::string();
  if (!rules.seats) return "The event has no limit of seats. " + wait + cap;
  std::vector<std::string> parts;
  if (all.offered > 0) parts.push_back(people_are(all.offered, "offered"));
  if (all.held > 0) parts.push_back(people_are(all.held, "held for organisations"));
  parts.push_back(people_are(all.free, "free"));
  return listed(parts) + ". " + wait + cap;
}

}  // namespace muster::booking
