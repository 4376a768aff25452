// Writes an answer within words as the format does, and tells what is read in its place.
#include "piping.hpp"

#include <muster/domain/forms/piping.hpp>

#include <set>

namespace muster::conversions {

forms::Form with_pipes_of(const forms::Form& form, const PipeSpelling& spelling, Differences& differences) {
  std::set<std::string> told;
  const auto tell = [&](const std::string& what, const std::string& instead) {
    if (told.insert(what + instead).second) differences.add({"form", 0}, what, instead);
  };
  return forms::with_pipes(forms::with_options_named(form), [&](const forms::Pipe& pipe) -> std::optional<std::string> {
    if (pipe.name == forms::event_pipe) {
      tell("the event’s name within words", "“the event”");
      return "the event";
    }
    const auto* asked = form.question(pipe.name);
    if (asked == nullptr && pipe.name == forms::session_pipe) {
      const auto read = pipe.fallback.empty() ? std::string("the event") : pipe.fallback;
      tell("the session’s name within words", "“" + read + "”");
      return read;
    }
    if (asked == nullptr) return std::nullopt;
    const auto what = "the answer to \"" + pipe.name + "\" within words";
    const bool by_code = asked->has_options() && !spelling.options;
    if (spelling.before.empty() || by_code || !asked->grid.empty()) {  // a statement has another name elsewhere
      tell(what, "“" + pipe.fallback + "”");
      return pipe.fallback;
    }
    tell(what + ": what is read where there is none, “" + pipe.fallback + "”", "left out");
    return std::string(spelling.before) + pipe.name + std::string(spelling.after);
  });
}

}  // namespace muster::conversions
