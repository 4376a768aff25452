#pragma once
// The newest version of each form of a programme.

#include <muster/platform/store/database.hpp>

#include <string>
#include <vector>

namespace muster::feedback::sql {

struct ProgrammeForm {
  std::string event;  ///< its slug
  std::string title;  ///< the event's
  std::string text;
};

/// The `most` that were published last, but for that of `but`.
[[nodiscard]] std::vector<ProgrammeForm> newest_forms(store::Session& session, const std::string& programme_id,
                                                      const std::string& but, std::int64_t most);

}  // namespace muster::feedback::sql
