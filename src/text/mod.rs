//! Floor 1: domain → sentences, Chinese and English side by side.
