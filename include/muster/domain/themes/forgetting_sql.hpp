#pragma once
// Themes of answers go with the answers, and a codebook with its programme.

#include <muster/platform/store/database.hpp>

#include <string>

namespace muster::themes {

/// What readers and rules said of the answers to an event's form. The codebook stays: it is the programme's.
void forget_event(store::Session& session, const std::string& event_id);

/// The codebook of a programme that goes, with its changes.
void forget_programme(store::Session& session, const std::string& programme_id);

/// Puts `name` in the place of a reader whose account goes; what they said of answers, and changed in
/// codebooks, stays.
void rename_reader(store::Session& session, const std::string& account_id, const std::string& name);

}  // namespace muster::themes
