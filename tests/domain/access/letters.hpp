#pragma once
// What a message of the outbox says at the moment in which it would be sent.

#include <muster/domain/access/access_mail.hpp>

#include "support/catch.hpp"

namespace muster::test {

/// Nothing where there is nothing to send.
inline std::optional<mail::Letter> letter(store::Database& database, Instant now, const mail::ClaimedMessage& claimed) {
  mail::Kinds kinds;
  access::add_mail(kinds, database);
  const auto written = mail::letter_of(kinds, claimed, {now, "https://muster.example.org"});
  REQUIRE(written.ok());
  return *written ? std::optional((*written)->letter) : std::nullopt;
}

}  // namespace muster::test
