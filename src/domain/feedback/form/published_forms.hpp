#pragma once
// Published forms, read once: a version never changes, and reading its text anew for every visitor costs more than all
// the rest of the page.

#include <muster/domain/forms/form.hpp>

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace muster::feedback {

/// A version of an event's form as the store keeps it.
struct FormVersion {
  std::int64_t number = 0;  ///< from 1, counted for each event
  std::string text;         ///< as published
};

struct PublishedForm {
  FormVersion version;
  forms::Form form;        ///< as written
  bool has_pipes = false;  ///< words of it name the event or an answer
};

/// What words of a form may name.
struct PipedNames {
  std::string event;
  std::string session;  ///< that the round asks about; empty: the whole event
};

/// The form with the event's name and, for answers, what is read without them: as figures name its questions. The
/// published form itself where no words name anything; `names` is asked only where some do.
[[nodiscard]] std::shared_ptr<const forms::Form> form_as_read(const std::shared_ptr<const PublishedForm>& published,
                                                              const std::function<PipedNames()>& names);

/// The version of that id, remembered or from `read`. Throws std::logic_error where its text does not parse: it was
/// never published; and what `read` throws.
[[nodiscard]] std::shared_ptr<const PublishedForm> published_form(const std::string& id,
                                                                  const std::function<FormVersion()>& read);

}  // namespace muster::feedback
