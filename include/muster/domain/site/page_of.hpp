#pragma once
// What a page does with a Result: go on with its value, or answer with the error page.

#include <muster/domain/site/frame.hpp>
#include <muster/kit/base/result.hpp>

// NOLINTBEGIN(bugprone-macro-parentheses): names that the macro declares cannot stand in parentheses.
#define MUSTER_PAGE_INNER(result, name, request, expression)                    \
  auto result = (expression);                                                   \
  if (!result.ok()) return ::muster::site::error_page(request, result.error()); \
  auto name = std::move(result).value()
// NOLINTEND(bugprone-macro-parentheses)

/// `MUSTER_PAGE(event, request, find_event(...));` declares `event`, or returns the page that says why there is none.
#define MUSTER_PAGE(name, request, expression) \
  MUSTER_PAGE_INNER(MUSTER_JOIN(muster_result_, __LINE__), name, request, expression)
