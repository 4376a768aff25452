#pragma once
// What certificates are made of, and those that were made, in the store.

#include <muster/domain/booking/certificate_service.hpp>

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace muster::booking::sql {

/// As they are until somebody saves them where the event has none.
[[nodiscard]] CertificateRules certificate_rules(store::Session& session, const std::string& event_id);
void save_certificate_rules(store::Session& session, const std::string& event_id, const CertificateRules& rules);

struct Attendee {
  std::string booking_id;
  std::string person_id;
  std::string first_name;
  std::string last_name;
  std::string organisation;
  bool came = false;
  std::string event_id;
};
/// Who came, by surname; nobody who was erased.
[[nodiscard]] std::vector<Attendee> attendees(store::Session& session, const std::string& event_id);
[[nodiscard]] std::optional<Attendee> attendee(store::Session& session, const std::string& booking_id);

/// Booking id -> codes of the sessions at whose doors it was checked in.
[[nodiscard]] std::map<std::string, std::set<std::string>> checked_in(store::Session& session,
                                                                      const std::string& event_id);

/// Ids of bookings that any door of the event saw.
[[nodiscard]] std::set<std::string> seen_at_doors(store::Session& session, const std::string& event_id);

struct MadeCertificate {
  std::string code;
  std::string booking_id;
  std::string facts_hash;
  bool stands = false;
};
[[nodiscard]] std::optional<MadeCertificate> find_certificate(store::Session& session, const std::string& code);
/// Booking id -> the one that stands.
[[nodiscard]] std::map<std::string, MadeCertificate> standing_certificates(store::Session& session,
                                                                           const std::string& event_id);
[[nodiscard]] std::optional<MadeCertificate> standing_certificate(store::Session& session,
                                                                  const std::string& booking_id);
/// It replaces what stood for the booking.
void insert_certificate(store::Session& session, Instant at, const MadeCertificate& made);

}  // namespace muster::booking::sql
