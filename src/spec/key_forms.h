#pragma once

#include <string_view>
#include <utility>
#include <vector>

#include "spec/vocabulary.h"

// Keys of the usual types, for the tables of what users may write.
namespace jianbao::spec {

inline KeySpec words(std::string_view name, std::string_view description, bool required = false) {
  return {.name = name, .type = Type::words, .description = description, .required = required};
}

inline KeySpec boolean(std::string_view name, std::string_view description) {
  return {.name = name, .type = Type::boolean, .description = description};
}

inline KeySpec integer(std::string_view name, std::string_view description, int least, int most) {
  return {.name = name,
          .type = Type::integer,
          .description = description,
          .least = least,
          .most = most};
}

inline KeySpec choice(std::string_view name, std::string_view description,
                      std::vector<std::string_view> choices) {
  return {.name = name,
          .type = Type::choice,
          .description = description,
          .choices = std::move(choices)};
}

inline KeySpec size(std::string_view name, std::string_view description) {
  return {.name = name, .type = Type::length, .description = description};
}

// Keys that say something, or are not there.
inline std::vector<KeySpec> filled(std::vector<KeySpec> keys) {
  for (KeySpec& key : keys) key.filled = true;
  return keys;
}

}  // namespace jianbao::spec
