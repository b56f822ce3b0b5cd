// Times: microseconds since 1970 as BigInt inside, google.protobuf.Timestamp outside.

/** A clock that never goes back, in microseconds. */
export class Clock {
  #last = 0n;

  micros() {
    const now = BigInt(Date.now()) * 1000n;
    this.#last = now > this.#last ? now : this.#last;
    return this.#last;
  }

  millis() {
    return Number(this.micros() / 1000n);
  }
}

export function toMicros(timestamp) {
  return (timestamp?.seconds ?? 0n) * 1_000_000n + BigInt((timestamp?.nanos ?? 0) / 1000);
}

export function toTimestamp(micros) {
  const rest = ((micros % 1_000_000n) + 1_000_000n) % 1_000_000n;
  return { seconds: (micros - rest) / 1_000_000n, nanos: Number(rest) * 1000 };
}

/** A span in microseconds; undefined for an absent one. */
export function toSpan(timespan) {
  return timespan && { start: toMicros(timespan.start), end: toMicros(timespan.end) };
}

/** Whether one span lies inside another; equal bounds are inside (HI1-33). */
export function inside(inner, outer) {
  return inner.start >= outer.start && inner.end <= outer.end;
}
