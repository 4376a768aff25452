#pragma once
// Which version of a round's form a file of answers was given to.

#include <muster/domain/feedback/round.hpp>
#include <muster/domain/intake/kind_service.hpp>
#include <muster/platform/store/database.hpp>

namespace muster::feedback {

/// The round with the version whose questions the file's columns are: the newest of those that know most of them. What
/// a later version retired is taken in as an answer to the version that asked it.
[[nodiscard]] Round round_of_file(store::Session& session, Round round, const intake::Sheet& sheet);

}  // namespace muster::feedback
