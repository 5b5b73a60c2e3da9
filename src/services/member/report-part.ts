import { defineReportPart } from "#core/contract/report.ts";
import { leadersSentence } from "#core/views/meeting-report.ts";
import { holdersAt } from "#db/queries/holders-at.ts";
import { meetingById } from "#db/queries/meeting.ts";

export const reportPart = defineReportPart({
  async meeting({ db, activity }, covers) {
    const meeting = covers.meeting === undefined ? undefined : await meetingById(db, covers.meeting);
    if (!meeting) return [];
    const { acronym, leadership } = activity.charter;
    const at = meeting.startedAt ?? meeting.startsAt;
    const holders = await holdersAt(db, { activityId: activity.id, role: "co-chair", at });
    return leadersSentence(acronym, leadership.title, holders);
  },
});
