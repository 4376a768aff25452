#pragma once
// Signing in by a directory and out again, and the pages on which an owner says whom it sends gets which role.

#include <muster/domain/directory/directories_call.hpp>
#include <muster/domain/directory/rule_service.hpp>
#include <muster/kit/base/clock.hpp>
#include <muster/platform/web/router.hpp>

#include <memory>
#include <string_view>

namespace muster::directory {

/// The address to which a directory itself posts that somebody signed out there. It bears no form token: what it sends
/// is signed, and whoever calls it can do nothing else.
inline constexpr std::string_view ended_pattern = "/sign-in/directory/{directory}/ended";

/// Routes: /sign-in/directory/{directory} and below, /team/{programme}/directory-rules and below, and the same under
/// /api/. Everything given must outlive the router.
void add_pages(web::Router& router, store::Database& database, const Clock& clock,
               std::shared_ptr<Directories> directories);

}  // namespace muster::directory
