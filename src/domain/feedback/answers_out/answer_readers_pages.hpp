#pragma once
// Who reads single answers: those of the right, and those to whom it was given beside their role where people were
// told.

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/feedback/round.hpp>
#include <muster/kit/base/result.hpp>
#include <muster/platform/web/request.hpp>

#include <optional>

namespace muster::feedback {

/// Those to whom it was given beside their role read answers only of rounds whose people were told.
[[nodiscard]] inline bool may_read(const web::Request& request, const std::optional<Round>& round) {
  return !request.visitor.may(access::where_people_were_told) || !round || round->readers_told;
}

[[nodiscard]] inline Error not_told() {
  return {ErrorKind::not_allowed,
          "The people who answered this form were not told that you could read single forms. Ask an organiser.",
          {},
          {}};
}

}  // namespace muster::feedback
