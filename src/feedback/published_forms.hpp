#pragma once
// Published forms, read once: a version never changes, and reading its text anew for every visitor costs more than all
// the rest of the page.

#include <muster/forms/form.hpp>
#include <muster/store/database.hpp>

#include <cstdint>
#include <memory>
#include <string>

namespace muster::feedback {

struct PublishedForm {
  std::int64_t version = 0;  ///< from 1, counted for each event
  std::string text;          ///< as published
  forms::Form form;
};

/// The version of that id. Throws std::logic_error where there is none, or where its text does not parse: it was never
/// published.
[[nodiscard]] std::shared_ptr<const PublishedForm> published_form(store::Session& session, const std::string& id);

}  // namespace muster::feedback
