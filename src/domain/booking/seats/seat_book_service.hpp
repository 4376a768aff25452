#pragma once
// The seats of one event inside the transaction that changes who has them: asked before a step, told of it after, and
// settled at its end. Writers stand in line, so what was counted here holds until the commit, in every process.

#include "seat_sql.hpp"

#include <muster/domain/booking/seat_service.hpp>
#include <muster/domain/events/event.hpp>
#include <muster/platform/store/audit.hpp>

#include <optional>
#include <string>
#include <vector>

namespace muster::booking {

class SeatBook;
/// Why somebody who has a seat cannot come the other way, in the room or online: a sentence; empty where they can, or
/// have none.
[[nodiscard]] std::string why_not_that_way(const SeatBook& book, const SeatClaim& claim, bool online);

/// Which kinds and organisations would have more than their share where these are booked too, by a list that is about
/// to be taken in: a sentence each, at most eight. Nothing where the event shares no seats out. Seats of the event
/// itself are limited by import_fits.
[[nodiscard]] std::vector<std::string> shares_passed(store::Session& session, const events::Event& event,
                                                     const std::vector<SeatClaim>& fresh);

class SeatBook {
 public:
  /// Whether all organisations are read, or only where the rules ask about them.
  enum class Network { as_needed, whole };
  /// Nothing where the event has no rules, and so no limits.
  [[nodiscard]] static std::optional<SeatBook> open(store::Session& session, const events::Event& event,
                                                    Network network = Network::as_needed);
  /// No rules are no limits.
  [[nodiscard]] static SeatBook look(store::Session& session, const events::Event& event,
                                     Network network = Network::whole);

  /// Why a booking cannot take this step; empty where it can. Nothing is said of steps that take no seat.
  [[nodiscard]] std::string refusal(store::Session& session, const std::string& booking_id, State to,
                                    Instant now) const;
  /// The same of somebody who has no booking yet.
  [[nodiscard]] std::string refusal(const SeatClaim& claim, State to) const;
  /// A conflict where more have a seat, or are offered one, than there are.
  [[nodiscard]] Outcome fits() const;
  /// The kind of an organisation; empty where it is not known.
  [[nodiscard]] std::string kind_of(const std::string& organisation) const;
  /// Whether settle would do anything now.
  [[nodiscard]] bool is_due(Instant now) const;
  [[nodiscard]] SeatVerdict verdict(const SeatClaim& claim) const;
  /// Follows a step that was taken; an offer gets its end.
  void moved(store::Session& session, const std::string& booking_id, Instant now);
  /// Follows a step that is only foreseen: nothing is stored.
  void foreseen(SeatClaim claim, State to);

  /// Ends offers that nobody answered, releases what is due, and gives what is free to those who wait, each with its
  /// mail; then lets names of leads stand by what is left. To be called at the end of every change. `at_most` people
  /// are given a seat.
  SeatChanges settle(store::Session& session, const store::AuditContext& audit, std::size_t at_most = 100);

  [[nodiscard]] const SeatPlan& plan() const { return plan_; }
  [[nodiscard]] const std::vector<SeatClaim>& claims() const { return claims_; }
  [[nodiscard]] const std::vector<SeatOrganisation>& organisations() const { return organisations_.all; }
  [[nodiscard]] std::string organisation_name(const std::string& id) const;
  [[nodiscard]] const sql::Organisations& network() const { return organisations_; }
  [[nodiscard]] std::int64_t version() const { return version_; }
  /// The event on its last day: seats are given, and offers end, before that.
  [[nodiscard]] const events::Event& on_last_day() const { return last_; }
  /// Whether the last change of the rules can be taken back.
  [[nodiscard]] const std::string& before() const { return before_; }

 private:
  void drop(const std::string& booking_id);
  SeatBook(events::Event event, events::Event last, sql::Organisations organisations, SeatRules rules,
           std::vector<SeatClaim> claims);
  void step(store::Session& session, const store::AuditContext& audit, SeatClaim& claim, State to,
            const std::string& reason, const std::string& act);
  void tell(store::Session& session, Instant now, const SeatClaim& claim, SeatNews news,
            const std::optional<Instant>& until) const;

  events::Event event_;
  events::Event last_;
  sql::Organisations organisations_;
  SeatPlan plan_;
  std::vector<SeatClaim> claims_;
  std::int64_t version_ = 0;
  std::string before_;
};

/// A conflict where a list would book more people than the event has seats; `batch` is that of the import, whose people
/// are hidden yet.
[[nodiscard]] Outcome import_fits(store::Session& session, const events::Event& event, std::int64_t batch);

}  // namespace muster::booking
