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
  forms::Form form;
};

/// The version of that id, remembered or from `read`. Throws std::logic_error where its text does not parse: it was
/// never published; and what `read` throws.
[[nodiscard]] std::shared_ptr<const PublishedForm> published_form(const std::string& id,
                                                                  const std::function<FormVersion()>& read);

}  // namespace muster::feedback
