#pragma once
// Certificates of attendance: who gets one and what it says, papers with a code that a public page confirms.

#include <muster/domain/booking/attended.hpp>
#include <muster/domain/events/event.hpp>
#include <muster/kit/base/clock.hpp>
#include <muster/kit/base/progress.hpp>
#include <muster/platform/store/audit.hpp>
#include <muster/platform/store/database.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace muster::booking {

/// One of those who came.
struct CertificateLine {
  std::string booking_id;
  std::string person_id;
  std::string first_name;
  std::string last_name;
  std::string organisation;
  Attended attended;
  std::string code{};  ///< of the paper that was made and is true; empty where none is
};

struct CertificateBook {
  events::Event event;
  CertificateRules rules;
  std::vector<events::EventSession> sessions;
  std::set<std::string> checked;       ///< codes of sessions at whose doors somebody was checked in
  std::vector<CertificateLine> lines;  ///< by surname
  bool any_report = false;             ///< a report of an online meeting counts for somebody
  std::set<std::string> to_come{};     ///< codes of sessions that are not over
  std::vector<std::string> unnoted{};  ///< titles of compulsory sessions that are over and at which nobody was seen
  [[nodiscard]] std::int64_t certified() const;
};
/// As things stand at `now`: what is to come counts neither as attended nor as missed.
[[nodiscard]] Result<CertificateBook> certificates_of(store::Database& database, Instant now,
                                                      const std::string& event_slug);

/// Errors name the field; "compulsory": a code that no session has. A conflict where somebody changed them since
/// `seen`. Papers that say something else by then are confirmed no more.
[[nodiscard]] Result<CertificateRules> set_certificate_rules(store::Database& database,
                                                             const store::AuditContext& audit,
                                                             const std::string& event_slug,
                                                             const CertificateRules& rules,
                                                             std::optional<std::int64_t> seen = std::nullopt);

/// What stands on one paper.
struct Certificate {
  std::string code;
  std::string name;
  std::string event;
  std::string programme;
  Date date;
  std::string where;  ///< the venue, or "online"; may be empty
  std::int64_t minutes = 0;
  std::vector<std::string> sessions{};
  std::string signed_by{};
};

/// Papers of these bookings, or of everybody who gets one where none is named; a code is drawn for whoever has none
/// that is true. Errors: a booking that gets none (not_found, or a conflict that says why), nobody who gets one, more
/// than `most_certificates`.
inline constexpr std::size_t most_certificates = 5'000;
[[nodiscard]] Result<std::vector<Certificate>> make_certificates(store::Database& database, Instant now,
                                                                 const std::string& event_slug,
                                                                 const std::vector<std::string>& bookings,
                                                                 Progress& progress);

/// One a page. `site` begins the address at which a code is confirmed; where it is empty the paper names no address.
[[nodiscard]] Result<std::string> certificates_pdf(const std::vector<Certificate>& certificates,
                                                   const std::string& site);

/// What a code stands for. not_found for one that was never made, or whose person is forgotten.
struct CheckedCertificate {
  bool true_still = false;  ///< false: replaced or changed since, and `certificate` is empty
  std::optional<Certificate> certificate{};
};
[[nodiscard]] Result<CheckedCertificate> check_certificate(store::Database& database, Instant now,
                                                           const std::string& typed);

/// The one of whoever holds the link to their own booking: a conflict that says why where they get none.
[[nodiscard]] Result<Certificate> own_certificate(store::Database& database, Instant now, const std::string& secret);

/// The certificates of an address that was shown to be somebody's, in the events of a programme.
struct AddressCertificate {
  std::string booking_id;
  std::string name;  ///< whose it is
  std::string event;
  Date date;
  std::int64_t minutes = 0;  ///< 0: the paper says nothing of it
  std::string why_none{};  ///< of one that misses a compulsory session, or waits for one: a sentence; empty: it has one
};
/// The newest event first; other bookings that get none are left out.
[[nodiscard]] Result<std::vector<AddressCertificate>> certificates_of_address(store::Database& database, Instant now,
                                                                              const std::string& programme_id,
                                                                              const std::string& address);
/// not_found where the booking is none of this address; a conflict that says why where it gets none.
[[nodiscard]] Result<Certificate> certificate_of_address(store::Database& database, Instant now,
                                                         const std::string& programme_id, const std::string& address,
                                                         const std::string& booking_id);

}  // namespace muster::booking
